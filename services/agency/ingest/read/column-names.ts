/** Names by which cells can be told apart: `name#2` for a repeat, `column 7` for a blank one. Otherwise left exact. */
export function nameColumns(headerCells: readonly string[]): readonly string[] {
  const written = new Set(headerCells)
  const taken = new Set<string>()
  return headerCells.map((cell, index) => {
    const blank = cell.trim() === ''
    const wanted = blank ? `column ${index + 1}` : cell
    const name = firstFree(wanted, (candidate) => {
      const isWrittenElsewhere = candidate !== cell && written.has(candidate)
      return taken.has(candidate) || isWrittenElsewhere
    })
    taken.add(name)
    return name
  })
}

function firstFree(wanted: string, isTaken: (candidate: string) => boolean): string {
  let name = wanted
  for (let repeat = 2; isTaken(name); repeat += 1) name = `${wanted}#${repeat}`
  return name
}

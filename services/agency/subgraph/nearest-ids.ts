const atMost = 2
const longest = 80

/** The ids that are spelled most like a wrong one, best first; none when nothing comes close. */
export function nearestIds(wrong: string, ids: readonly string[]): readonly string[] {
  const text = wrong.slice(0, longest).toLowerCase()
  return ids
    .map((id) => ({ id, distance: editDistance(text, id) }))
    .filter(({ id, distance }) => distance <= Math.max(2, Math.floor(id.length / 3)))
    .toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, atMost)
    .map(({ id }) => id)
}

/** Levenshtein distance, row by row. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

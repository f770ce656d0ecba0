const MAX_SUGGESTIONS = 3

/** The known ids nearest to a wrong one: by edits, or because one holds the other. */
export function suggestIds(wrong: string, known: Iterable<string>): readonly string[] {
  const wanted = wrong.toLowerCase()
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  return [...known]
    .map((id) => ({ id, distance: distanceBetween(wanted, id.toLowerCase()) }))
    .filter(({ id, distance }) => distance <= limit || holdsOther(wanted, id))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ id }) => id)
}

function holdsOther(wanted: string, id: string): boolean {
  return wanted.length > 3 && (id.includes(wanted) || wanted.includes(id))
}

/** Levenshtein's distance. */
function distanceBetween(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

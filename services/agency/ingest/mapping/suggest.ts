import { editDistance } from '@citx/kit/text/edit-distance.ts'

const MAX_SUGGESTIONS = 3

/** The known ids nearest to a wrong one: by edits, or because one holds the other. */
export function suggestIds(wrong: string, known: Iterable<string>): readonly string[] {
  const wanted = wrong.toLowerCase()
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  return [...known]
    .map((id) => ({ id, distance: editDistance(wanted, id.toLowerCase()) }))
    .filter(({ id, distance }) => distance <= limit || holdsOther(wanted, id))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ id }) => id)
}

function holdsOther(wanted: string, id: string): boolean {
  return wanted.length > 3 && (id.includes(wanted) || wanted.includes(id))
}

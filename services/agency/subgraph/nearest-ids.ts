import { editDistance } from '@citx/kit/text/edit-distance.ts'

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

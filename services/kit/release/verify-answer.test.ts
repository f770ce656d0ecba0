import { expect, it } from 'vitest'
import { verifyAnswer } from './verify-answer.ts'

const place = { release: 'r', measure: 'm', journey: 'j', channel: 'ALL', stage: 'ALL' }
const evidence = { releases: new Map(), agencies: [] }

/** What of an answer with this cell is said not to be compared. */
function uncheckedOf(cell: object) {
  const data = { agencies: [{ id: 'eastvale', cells: [{ ...place, ...cell }] }] }
  return verifyAnswer({ data }, evidence).unchecked
}

it('numbers of a cell are compared', () => {
  const counts = [{ answer: 'yes', count: 4 }]
  expect(uncheckedOf({ subjects: 12, countVariance: 2, counts })).toEqual([])
})

it('numbers that a cell calls by other names are not, and it is said', () => {
  const path = 'agencies.cells'
  expect(uncheckedOf({ people: 12, subjects: 12 })).toEqual([{ path, numbers: 1 }])
  const counts = [{ answer: 'yes', count: 4, again: 9 }]
  expect(uncheckedOf({ counts, more: [{ count: 5 }] })).toEqual([{ path, numbers: 2 }])
})

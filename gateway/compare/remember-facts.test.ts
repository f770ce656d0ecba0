import { expect, it } from 'vitest'
import type { AgencyAnswer } from '../scatter/answer.ts'
import { rememberFacts } from './remember-facts.ts'

const answerOf = (members: readonly string[]): AgencyAnswer => ({
  members,
  errors: [],
  missing: [],
  state: { release: null, releasedAt: null, shared: [] },
})

it('facts are read twice from an answer that is kept, and each time from one that is not', () => {
  let readings = 0
  const read = rememberFacts(({ members }) => ({ members, reading: (readings += 1) }))
  const kept = ['"cells":[]']
  const found = [1, 2, 3, 4].map(() => read(answerOf(kept), 1).reading)
  expect(found).toEqual([1, 2, 2, 2])
  const fresh = [1, 2, 3].map(() => read(answerOf(['"cells":[]']), 1).reading)
  expect(fresh).toEqual([3, 4, 5])
})

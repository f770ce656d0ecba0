import { expect, it } from 'vitest'
import { verifyAnswer } from '@citx/kit/release/verify-answer.ts'
import { describeAnswer } from './describe-verdict.ts'

const cell = {
  release: 'f'.repeat(64),
  measure: 'satisfaction-5',
  journey: 'pothole',
  channel: 'ALL',
  stage: 'ALL',
  subjects: 30,
  counts: [{ answer: '5', count: 30 }],
}
const wordsOf = (data: unknown) =>
  describeAnswer(verifyAnswer({ data }, { releases: new Map(), agencies: [] })).join('\n')

it('names the numbers that no signed row says', () => {
  const rows = [{ estimate: { value: 3, low: 2 } }, { estimate: { value: 4, low: null } }]
  const words = wordsOf({ agencies: [{ id: 'a', cells: [cell] }], comparison: { rows }, asked: 1 })
  expect(words).toContain(
    'Not compared, as no signed row says them: the numbers in comparison.rows.estimate (3), the answer itself (1). They were computed',
  )
})

it('names a few of many, and says where there are none', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`part${k}`, { value: k }]))
  expect(wordsOf({ ...many, cells: [cell] })).toContain('part7 (1) and 12 more places.')
  expect(wordsOf({ cells: [cell] })).toContain('It has no other numbers.')
})

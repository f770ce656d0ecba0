import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AnswerRule } from '../mapping/answers.ts'
import type { AnswerContext } from './answer.ts'
import type { Rule } from './choice.ts'
import { ABSENT, idOutcome, problemAt } from './outcome.ts'

/** The mean of several items, each scored, where it is one of the measure's answers. */
export function bindMean(
  rule: NonNullable<AnswerRule['mean']>,
  measure: Measure,
  { columns }: AnswerContext,
): Rule {
  const items = rule.columns.map((name) => columns.bind(name))
  const scores = new Map(Object.entries(rule.scores))
  const least = rule.atLeast ?? items.length
  const outcomes = new Map(
    measure.answers.map(({ id }) => [Number(id), idOutcome(`${measure.id}=${id}`)]),
  )
  const unknown = new Map(
    items.map((item) => [
      item,
      problemAt(item, 'unknown-code', 'an answer that the mapping does not know'),
    ]),
  )
  const notExact = problemAt(
    items[0],
    'out-of-range',
    'a mean that is none of the measure’s answers',
  )
  return (row) => {
    let sum = 0
    let count = 0
    for (const item of items) {
      const score = scores.get(item.text(row).trim())
      if (score === undefined) {
        if (item.absence(row) === undefined) return unknown.get(item) ?? notExact
        continue
      }
      sum += score
      count += 1
    }
    if (count < least) return ABSENT
    return outcomes.get(sum / count) ?? notExact
  }
}

import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import type { PlannedAnswer } from './cube-queries.ts'

/** How many answers of one subject count, per measure and window. */
export const EVENT_BOUND = 3

/** Every answer of the measures with the contribution bound that holds for it. */
export function planAnswers(measures: Iterable<Measure>): readonly PlannedAnswer[] {
  return [...measures].flatMap(({ id, family, unit, answers }) =>
    answers.map((answer) => ({
      token: answerToken(id, answer.id),
      measure: id,
      family,
      bound: unit === 'subject' ? 1 : EVENT_BOUND,
    })),
  )
}

/** How a record writes one answer. */
export function answerToken(measure: string, answer: string): string {
  return `${measure}=${answer}`
}

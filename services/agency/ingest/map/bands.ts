import { findBand } from '@citx/schema/vocabulary/find-band.ts'
import type { Measure } from '@citx/schema/vocabulary/vocabulary.ts'
import { idOutcome, type Outcome } from './outcome.ts'

export const UNIT_SECONDS = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  money: 1,
} as const

/** The band of a value in the measure's unit; of an open case, its censored twin. */
export function bandFinder(
  measure: Measure,
): (value: number, censored: boolean) => Outcome | undefined {
  const outcomes = new Map(measure.answers.map(({ id }) => [id, idOutcome(`${measure.id}=${id}`)]))
  return (value, censored) => outcomes.get(findBand(measure, value, { censored })?.id ?? '')
}

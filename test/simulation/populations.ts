import { getMetric } from '@citx/gateway/compare/parse-place.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'

export const vocabulary = loadVocabulary()

/** The scale that everybody answers on. */
export const MEASURE = 'satisfaction-5'
export const LEVELS = ['1', '2', '3', '4', '5'] as const

/** Share of people who give each answer, the worst first. */
export type Population = readonly number[]

export const POPULATIONS = {
  flat: [0.2, 0.2, 0.2, 0.2, 0.2],
  middling: [0.1, 0.15, 0.25, 0.3, 0.2],
  good: [0.02, 0.03, 0.1, 0.35, 0.5],
  poor: [0.45, 0.3, 0.15, 0.07, 0.03],
  split: [0.4, 0.1, 0, 0.1, 0.4],
} as const satisfies Readonly<Record<string, Population>>

export type PopulationId = keyof typeof POPULATIONS

/** A share of two answers, a mean and a net: each has an interval of another kind. */
export const METRICS: readonly Metric[] = [
  'percent-satisfied',
  'satisfaction-index',
  'net-satisfaction',
].map((id) => getMetric(vocabulary, id))

/** So far from one population to another, 0 to 1. */
export function blend(from: Population, to: Population, share: number): Population {
  return from.map((each, index) => each * (1 - share) + (to[index] ?? 0) * share)
}

/** What a metric is in the whole population. */
export function truthOf(metric: Metric, population: Population): number {
  const counts = new Map(LEVELS.map((level, index) => [level, population[index] ?? 0]))
  const result = estimate(metric, { measure: MEASURE, counts, countVariance: 0 })
  if (!result.estimable) throw new RangeError(`${metric.id} is not defined on ${MEASURE}`)
  return result.estimate.value
}

import { estimate } from '@citx/schema/metric/estimate.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { NewFigure } from '../records/new-figure.ts'
import type { Observation } from './map/figure-book.ts'

/** A published score, and what the counts beside it come to. */
export interface Recomputed {
  readonly id: string
  readonly journey: string
  readonly window: string
  readonly published: number
  /** By metric, unrounded. */
  readonly computed: Readonly<Record<string, number>>
  /** Metrics that give the published score when rounded as it is. */
  readonly equal: readonly string[]
}

/** Computes every published score again that the file holds the counts for: from rows, and from figures put together. */
export function recomputeScores(
  figures: readonly NewFigure[],
  checked: readonly Observation[],
  vocabulary: Vocabulary,
): readonly Recomputed[] {
  return [
    ...checked.flatMap(({ key, rule, counts, check }) => {
      const metric = vocabulary.metrics.get(check?.metric ?? '')
      if (metric === undefined || check === undefined || rule.measure === undefined) return []
      const place = { id: metric.id, journey: key.journey, window: key.window }
      const { published, decimals } = check
      return recompute(place, { published, decimals }, rule.measure, new Map(counts), [metric])
    }),
    ...figures.flatMap(({ id, journey, window, value, measure, counts }) => {
      if (value === undefined || measure === undefined || counts === undefined) return []
      const metrics = scoresOver(measure, vocabulary)
      return recompute(
        { id, journey, window },
        { published: value, decimals: decimalsOf(value) },
        measure,
        new Map(Object.entries(counts)),
        metrics,
      )
    }),
  ]
}

/** The metrics over a measure that give a published score from its counts, when rounded as it is. */
export function formulasGiving(
  published: number,
  measure: string,
  counts: ReadonlyMap<string, number>,
  vocabulary: Vocabulary,
): readonly string[] {
  const score = { published, decimals: decimalsOf(published) }
  const computed = computeScores(measure, counts, scoresOver(measure, vocabulary))
  return equalTo(score, computed)
}

function scoresOver(measure: string, { metrics }: Vocabulary): readonly Metric[] {
  return [...metrics.values()].filter(({ over }) => {
    const kind = over.get(measure)?.kind
    return kind === 'share' || kind === 'mean' || kind === 'net'
  })
}

/** A score as published, rounded to so many decimals. */
interface Published {
  readonly published: number
  readonly decimals: number
}

function recompute(
  place: Pick<Recomputed, 'id' | 'journey' | 'window'>,
  { published, decimals }: Published,
  measure: string,
  counts: ReadonlyMap<string, number>,
  metrics: readonly Metric[],
): readonly Recomputed[] {
  const computed = computeScores(measure, counts, metrics)
  if (computed.length === 0) return []
  const equal = equalTo({ published, decimals }, computed)
  return [{ ...place, published, computed: Object.fromEntries(computed), equal }]
}

type Computed = readonly (readonly [metric: string, value: number])[]

function computeScores(
  measure: string,
  counts: ReadonlyMap<string, number>,
  metrics: readonly Metric[],
): Computed {
  return metrics.flatMap((metric) => {
    const result = estimate(metric, { measure, counts, countVariance: 0 })
    return result.estimable ? [[metric.id, result.estimate.value] as const] : []
  })
}

function equalTo({ published, decimals }: Published, computed: Computed): readonly string[] {
  const tolerance = 0.5 * 10 ** -decimals + 1e-9
  return computed
    .filter(([, value]) => Math.abs(value - published) <= tolerance)
    .map(([metric]) => metric)
}

function decimalsOf(value: number): number {
  const text = String(value)
  return text.includes('.') ? Math.min(text.length - text.indexOf('.') - 1, 6) : 0
}

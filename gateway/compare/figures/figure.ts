import type { Distribution, Reported } from '@citx/schema/metric/distribution.ts'
import type { Estimate as Estimated } from '@citx/schema/metric/estimate.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { CollectedFact, EstimateStatus } from '../facts/agency-facts.ts'

/** One metric at one agency: a figure, or why there is none. */
export type Figure =
  | {
      readonly status: 'PUBLISHED'
      readonly metric: Metric
      readonly basis: 'PROTECTED' | 'REPORTED'
      readonly value: number
      /** Undefined where an organisation reports a value alone: nothing is known of its uncertainty. */
      readonly estimated: Estimated | undefined
      readonly n: number | undefined
      readonly measure: string | undefined
      readonly collected: CollectedFact | undefined
      readonly currency: string | undefined
      /** What it was computed from; undefined where an organisation reports a value alone. */
      readonly counted: Counted | undefined
      /** Undefined for several releases together. */
      readonly release: string | undefined
    }
  | {
      readonly status: Exclude<EstimateStatus, 'PUBLISHED'>
      readonly metric: Metric
      readonly measure: string | undefined
      readonly release: string | undefined
      /** What the formula lacks, in plain words, where counts are published and allow no figure. */
      readonly lacks?: string
    }

/** Counts, and what else a formula took from the agency. */
export interface Counted {
  readonly distribution: Distribution
  readonly reported: Reported
}

export type PublishedFigure = Extract<Figure, { status: 'PUBLISHED' }>

/** A figure as the SDL's `Estimate`. */
export function presentFigure(figure: Figure) {
  const { metric, status, measure = null, release = null } = figure
  const common = {
    metric: metric.id,
    formula: formulaId(metric),
    status,
    unit: enumName(metric.unit),
    measure,
    release,
  }
  if (figure.status !== 'PUBLISHED')
    return { ...common, value: null, low: null, high: null, n: null, currency: null, basis: null }
  const { value, estimated, n = null, currency = null, basis } = figure
  const { low = null, high = null } = estimated ?? {}
  return { ...common, value, low, high, n, currency, basis }
}

export type PresentedEstimate = ReturnType<typeof presentFigure>

export function formulaId({ id, version }: Metric): string {
  return `${id}@${version}`
}

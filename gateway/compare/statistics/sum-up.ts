import { addDistributions } from '@citx/schema/metric/distribution.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { sumExactly } from '@citx/schema/metric/exact-sum.ts'
import type { Funnel } from '@citx/schema/metric/statistics/funnel.ts'
import { heterogeneity, type Heterogeneity } from '@citx/schema/metric/statistics/heterogeneity.ts'
import {
  medianAbsoluteDeviation,
  quartiles,
} from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ComparedRow } from '../compared-row.ts'
import type { Counted, Figure } from '../figures/figure.ts'
import type { PeerStatistics } from './peer-statistics.ts'
import type { ReferenceClass } from '../grades/reference-class.ts'
import { estimatesOf, isComparable, MINIMUM_AGENCIES, type Verdict } from '../grades/verdict.ts'

export interface Summary {
  readonly agencies: number
  readonly median: number
  readonly medianAbsoluteDeviation: number
  readonly lowerQuartile: number
  readonly upperQuartile: number
  readonly lowest: number
  readonly highest: number
  /** Undefined where counts do not add up. */
  readonly pooled: Figure | undefined
  readonly heterogeneity: Heterogeneity | undefined
  /** Undefined where nothing is ranked. */
  readonly funnel: Pick<Funnel, 'target' | 'dispersion'> | undefined
}

export interface Judged {
  readonly verdict: Verdict
  readonly statistics: PeerStatistics | undefined
  readonly reference: ReferenceClass | undefined
}

/** The comparable rows as a whole; undefined for fewer than the minimum, and where the comparison is refused. */
export function sumUp(
  metric: Metric,
  rows: readonly ComparedRow[],
  { verdict: { status }, statistics, reference }: Judged,
): Summary | undefined {
  const estimates = estimatesOf(rows)
  const values = estimates.map(({ value }) => value)
  if (status === 'REFUSED' || values.length < MINIMUM_AGENCIES) return undefined
  const { lower, median, upper } = quartiles(values)
  return {
    agencies: values.length,
    median,
    medianAbsoluteDeviation: medianAbsoluteDeviation(values),
    lowerQuartile: lower,
    upperQuartile: upper,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    pooled: poolRows(metric, rows.filter(isComparable), reference),
    heterogeneity: heterogeneity(estimates),
    funnel: statistics?.funnel,
  }
}

/** The counts of all rows added, then the formula: never a mean of percentages. Undefined where one rests on another measure. */
function poolRows(
  metric: Metric,
  rows: readonly ComparedRow[],
  reference: ReferenceClass | undefined,
): Figure | undefined {
  const measure = reference?.measure
  const formula = measure === undefined ? undefined : metric.over.get(measure)
  if (measure === undefined || formula === undefined || formula.kind === 'unit-cost')
    return undefined
  const counted = rows.flatMap(({ figure }) =>
    figure.status === 'PUBLISHED' && figure.measure === measure ? (figure.counted ?? []) : [],
  )
  if (counted.length === 0 || counted.length < rows.length) return undefined
  const distribution = addDistributions(counted.map((each) => each.distribution))
  const reported = formula.kind === 'rate' ? addDenominators(formula.denominator, counted) : {}
  const result = estimate(metric, distribution, reported)
  if (!result.estimable) return undefined
  return {
    status: 'PUBLISHED',
    metric,
    basis: 'PROTECTED',
    value: result.estimate.value,
    estimated: result.estimate,
    n: result.estimate.n,
    measure,
    collected: undefined,
    currency: undefined,
    counted: { distribution, reported },
    release: undefined,
  }
}

function addDenominators(id: string, counted: readonly Counted[]): Counted['reported'] {
  const each = counted.flatMap(({ reported }) => reported.figures?.get(id) ?? [])
  return each.length === counted.length ? { figures: new Map([[id, sumExactly(each)]]) } : {}
}

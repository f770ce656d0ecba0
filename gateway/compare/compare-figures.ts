import type { Estimate } from '@citx/schema/metric/estimate.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { Funnel } from '@citx/schema/metric/statistics/funnel.ts'
import { heterogeneity, type Heterogeneity } from '@citx/schema/metric/statistics/heterogeneity.ts'
import { quartiles } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { Figure } from './figure.ts'
import { gradeFigure, type Graded } from './grade.ts'
import { peerStatistics, type PeerStatistics, type Standing } from './peer-statistics.ts'
import type { Reason } from './reason.ts'
import { referenceClass } from './reference-class.ts'
import { isComparable, judgeComparison, MINIMUM_AGENCIES, type Verdict } from './verdict.ts'
import { whyNoFigure } from './why-no-figure.ts'

export interface AgencyFigure {
  readonly agency: string
  readonly figure: Figure
  readonly failure: AgencyFailure | undefined
}

export interface ComparedRow extends AgencyFigure {
  /** Undefined where there is no figure. */
  readonly graded: Graded | undefined
  readonly reasons: readonly Reason[]
  /** Undefined where it is not ranked. */
  readonly standing: Standing | undefined
}

export interface ComparedFigures {
  readonly verdict: Verdict
  readonly rows: readonly ComparedRow[]
  readonly summary: Summary | undefined
}

export interface Summary {
  readonly agencies: number
  readonly median: number
  readonly lowerQuartile: number
  readonly upperQuartile: number
  readonly lowest: number
  readonly highest: number
  readonly heterogeneity: Heterogeneity | undefined
  /** Undefined where nothing is ranked. */
  readonly funnel: Pick<Funnel, 'target' | 'dispersion'> | undefined
}

/**
 * Sets figures of one metric side by side: grades each, says what may be done with them, and ranks where that is fair. The
 * order in which the figures are given does not show in the result.
 */
export function compareFigures(
  metric: Metric,
  given: readonly AgencyFigure[],
  window: Window,
  vocabulary: Vocabulary,
): ComparedFigures {
  const figures = given.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
  const published = figures.flatMap(({ figure }) => (figure.status === 'PUBLISHED' ? figure : []))
  const peers = { reference: referenceClass(published), window, vocabulary }
  const graded = figures.map((row): ComparedRow => {
    const { figure, failure } = row
    const none = { graded: undefined, standing: undefined }
    if (figure.status !== 'PUBLISHED')
      return { ...row, ...none, reasons: [whyNoFigure(figure, failure)] }
    const result = gradeFigure(figure, peers)
    return { ...row, ...none, graded: result, reasons: result.reasons }
  })
  const verdict = judgeComparison(metric, graded)
  const statistics = statisticsOf(metric, graded, verdict)
  return {
    verdict,
    rows: order(metric, place(graded, statistics)),
    summary: sum(graded, verdict, statistics),
  }
}

function statisticsOf(
  { direction }: Metric,
  rows: readonly ComparedRow[],
  { status }: Verdict,
): PeerStatistics | undefined {
  if (status !== 'COMPARABLE' || direction === 'context') return undefined
  return peerStatistics(estimatesOf(rows), direction)
}

function place(
  rows: readonly ComparedRow[],
  statistics: PeerStatistics | undefined,
): readonly ComparedRow[] {
  const ranked = rows.filter(isComparable)
  const byRow = new Map(ranked.map((row, index) => [row, statistics?.standings[index]]))
  return rows.map((row) => ({ ...row, standing: byRow.get(row) }))
}

/** Best first where rows are ranked; then, and where nothing is, by agency. */
function order({ direction }: Metric, rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const sign = direction === 'down' ? 1 : -1
  return rows.toSorted((a, b) => {
    if (a.standing !== undefined && b.standing !== undefined) {
      const difference = sign * (valueOf(a) - valueOf(b))
      if (difference !== 0) return difference
    } else if (a.standing !== undefined || b.standing !== undefined)
      return a.standing === undefined ? 1 : -1
    return a.agency < b.agency ? -1 : 1
  })
}

function sum(
  rows: readonly ComparedRow[],
  { status }: Verdict,
  statistics: PeerStatistics | undefined,
): Summary | undefined {
  const estimates = estimatesOf(rows)
  const values = estimates.map(({ value }) => value)
  if (status === 'REFUSED' || values.length < MINIMUM_AGENCIES) return undefined
  const { lower, median, upper } = quartiles(values)
  return {
    agencies: values.length,
    median,
    lowerQuartile: lower,
    upperQuartile: upper,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    heterogeneity: heterogeneity(estimates),
    funnel: statistics?.funnel,
  }
}

function estimatesOf(rows: readonly ComparedRow[]): readonly Estimate[] {
  return rows
    .filter(isComparable)
    .flatMap(({ figure }) =>
      figure.status === 'PUBLISHED' && figure.estimated !== undefined ? figure.estimated : [],
    )
}

function valueOf({ figure }: ComparedRow): number {
  return figure.status === 'PUBLISHED' ? figure.value : 0
}

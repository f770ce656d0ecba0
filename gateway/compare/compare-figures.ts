import type { Window } from '@citx/schema/cube/window.ts'
import { rankRanges, type RankRange } from '@citx/schema/metric/statistics/rank-ranges.ts'
import { quartiles } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { Figure } from './figure.ts'
import { gradeFigure, type Graded } from './grade.ts'
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
  readonly rank: RankRange | undefined
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
}

/** Sets figures of one metric side by side: grades each, says what may be done with them, and ranks where that is fair. */
export function compareFigures(
  metric: Metric,
  figures: readonly AgencyFigure[],
  window: Window,
  vocabulary: Vocabulary,
): ComparedFigures {
  const published = figures.flatMap(({ figure }) => (figure.status === 'PUBLISHED' ? figure : []))
  const peers = { reference: referenceClass(published), window, vocabulary }
  const graded = figures.map((row): ComparedRow => {
    const { figure, failure } = row
    if (figure.status !== 'PUBLISHED')
      return { ...row, graded: undefined, reasons: [whyNoFigure(figure, failure)], rank: undefined }
    const result = gradeFigure(figure, peers)
    return { ...row, graded: result, reasons: result.reasons, rank: undefined }
  })
  const verdict = judgeComparison(metric, graded)
  return {
    verdict,
    rows: order(metric, rank(metric, graded, verdict)),
    summary: sum(graded, verdict),
  }
}

function rank(
  { direction }: Metric,
  rows: readonly ComparedRow[],
  { status }: Verdict,
): readonly ComparedRow[] {
  if (status !== 'COMPARABLE' || direction === 'context') return rows
  const ranked = rows.filter(isComparable)
  const ranges = rankRanges(
    ranked.flatMap(({ figure }) =>
      figure.status === 'PUBLISHED' && figure.estimated !== undefined ? figure.estimated : [],
    ),
    direction,
  )
  const byRow = new Map(ranked.map((row, index) => [row, ranges[index]]))
  return rows.map((row) => ({ ...row, rank: byRow.get(row) }))
}

/** Best first where rows are ranked; then, and where nothing is, by agency. */
function order({ direction }: Metric, rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const sign = direction === 'down' ? 1 : -1
  return rows.toSorted((a, b) => {
    if (a.rank !== undefined && b.rank !== undefined) {
      const difference = sign * (valueOf(a) - valueOf(b))
      if (difference !== 0) return difference
    } else if (a.rank !== undefined || b.rank !== undefined) return a.rank === undefined ? 1 : -1
    return a.agency < b.agency ? -1 : 1
  })
}

function sum(rows: readonly ComparedRow[], { status }: Verdict): Summary | undefined {
  const values = rows.filter(isComparable).map(valueOf)
  if (status === 'REFUSED' || values.length < MINIMUM_AGENCIES) return undefined
  const { lower, median, upper } = quartiles(values)
  return { agencies: values.length, median, lowerQuartile: lower, upperQuartile: upper }
}

function valueOf({ figure }: ComparedRow): number {
  return figure.status === 'PUBLISHED' ? figure.value : 0
}

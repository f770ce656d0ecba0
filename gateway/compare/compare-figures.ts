import type { Window } from '@citx/schema/cube/window.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFigure, ComparedRow } from './compared-row.ts'
import { gradeFigures } from './grades/grade-figures.ts'
import { normalise } from './statistics/normalise.ts'
import { peerStatistics, type PeerStatistics } from './statistics/peer-statistics.ts'
import { sumUp, type Summary } from './statistics/sum-up.ts'
import { estimatesOf, isComparable, judgeComparison, type Verdict } from './grades/verdict.ts'

export interface ComparedFigures {
  readonly verdict: Verdict
  readonly rows: readonly ComparedRow[]
  readonly summary: Summary | undefined
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
  const { rows: graded, reference } = gradeFigures(given, { window, vocabulary })
  const verdict = judgeComparison(metric, graded)
  const statistics = statisticsOf(metric, graded, verdict)
  const rows = normalise(metric, place(graded, statistics))
  const summary = sumUp(metric, graded, { verdict, statistics, reference: reference.class })
  return { verdict, rows: order(metric, rows), summary }
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

function valueOf({ figure }: ComparedRow): number {
  return figure.status === 'PUBLISHED' ? figure.value : 0
}

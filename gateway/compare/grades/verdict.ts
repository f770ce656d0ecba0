import type { Estimate } from '@citx/schema/metric/estimate.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { VerdictStatus } from '../../stitch/resolvers.gen.ts'
import type { ComparedRow } from '../compared-row.ts'
import type { Graded } from './grade.ts'
import { reason, type Reason } from '../reason.ts'

/** Fewer organisations than this are no peer group: no ranks, no benchmark. */
export const MINIMUM_AGENCIES = 3

export interface Verdict {
  readonly status: VerdictStatus
  readonly reasons: readonly Reason[]
}

/** What may be done with the rows. */
export function judgeComparison(metric: Metric, rows: readonly ComparedRow[]): Verdict {
  if (metricKind(metric) === 'count')
    return {
      status: 'REFUSED',
      reasons: [
        reason('VOLUME_NOT_NORMALISED', 'volumes compare per transaction or resident, not raw'),
      ],
    }
  const reasons = [...sideBySideReasons(metric, rows)]
  if (reasons.length > 0) return { status: 'SIDE_BY_SIDE', reasons }
  return { status: 'COMPARABLE', reasons: [] }
}

function* sideBySideReasons(metric: Metric, rows: readonly ComparedRow[]): Generator<Reason> {
  if (metric.direction === 'context')
    yield reason('CONTEXT_METRIC', 'neither more nor less of it is better, so it is never ranked')
  const comparable = rows.filter(isComparable).length
  if (comparable < MINIMUM_AGENCIES)
    yield reason(
      'TOO_FEW_AGENCIES',
      `${comparable} with a comparable figure; ${MINIMUM_AGENCIES} are needed`,
    )
}

/** Figures of grade A or B with a known interval, which compare in their own unit. */
export function isComparable({ figure, graded }: ComparedRow): boolean {
  if (figure.status !== 'PUBLISHED' || figure.estimated === undefined) return false
  return isAlike(graded) && graded.inUnit
}

/** The figures of the comparable rows, in their order. */
export function estimatesOf(rows: readonly ComparedRow[]): readonly Estimate[] {
  return rows
    .filter(isComparable)
    .flatMap(({ figure }) =>
      figure.status === 'PUBLISHED' && figure.estimated !== undefined ? figure.estimated : [],
    )
}

/** Grade A or B: of one construct. */
export function isAlike(graded: Graded | undefined): graded is Graded {
  return graded?.grade === 'A' || graded?.grade === 'B'
}

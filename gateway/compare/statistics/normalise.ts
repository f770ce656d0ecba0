import type { Estimate } from '@citx/schema/metric/estimate.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ComparedRow } from '../compared-row.ts'
import type { PublishedFigure } from '../figures/figure.ts'
import { differencesFromOthers, type PeerDifference } from './peer-statistics.ts'
import { isAlike, MINIMUM_AGENCIES } from '../grades/verdict.ts'

/** What to mind when indices of different questions are set side by side. */
export const INDEX_CAVEAT =
  'An index across scales or wordings: the same people answer another scale, or another question, in another way. Differences of a few points may come from that alone.'

/** Gives each row that does not compare in its own unit its index, against the indices of all rows of the construct. */
export function normalise(metric: Metric, rows: readonly ComparedRow[]): readonly ComparedRow[] {
  const alike = rows.filter(({ graded }) => isAlike(graded))
  if (alike.every(({ graded }) => graded?.inUnit === true)) return rows
  const indexed = alike.flatMap((row) => {
    const figure = indexOf(metric, row)
    const estimated = figure?.estimated
    return estimated === undefined ? [] : [{ row, estimated }]
  })
  const differences = differencesOf(
    metric,
    indexed.map(({ estimated }) => estimated),
  )
  const byAgency = new Map(
    indexed.map(({ row }, position) => [row.agency, differences[position]] as const),
  )
  return rows.map((row) => {
    const figure = indexOf(metric, row)
    if (figure === undefined || !isAlike(row.graded) || row.graded.inUnit) return row
    return { ...row, normalised: { figure, difference: byAgency.get(row.agency) } }
  })
}

function indexOf({ unit }: Metric, { figure, asIndex }: ComparedRow): PublishedFigure | undefined {
  const found = unit === 'index' ? figure : asIndex?.()
  return found?.status === 'PUBLISHED' ? found : undefined
}

function differencesOf(
  { direction }: Metric,
  indices: readonly Estimate[],
): readonly PeerDifference[] {
  if (direction === 'context' || indices.length < MINIMUM_AGENCIES) return []
  return differencesFromOthers(indices)
}

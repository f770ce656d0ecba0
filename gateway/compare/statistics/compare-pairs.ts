import type { Window } from '@citx/schema/cube/window.ts'
import { adjustPValues } from '@citx/schema/metric/statistics/benjamini-hochberg.ts'
import { difference, type Difference } from '@citx/schema/metric/statistics/difference.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { ComparedRow } from '../compared-row.ts'
import { toGradable } from '../grades/grade-figures.ts'
import type { Figure, PublishedFigure } from '../figures/figure.ts'
import { gradePair, type Gradable, type Graded } from '../grades/grade.ts'
import { isAlike } from '../grades/verdict.ts'

/** A difference with its p value adjusted for the number of differences tested. */
export interface AdjustedDifference extends Pick<Difference, 'value' | 'low' | 'high' | 'pValue'> {
  readonly adjustedPValue: number
}

/** One agency's figure set against that of one other. */
export interface Pair {
  readonly against: string
  readonly graded: Graded
  /** What the difference is of: the metric, or the normalised index of its construct. */
  readonly metric: Metric
  /** Undefined where the two do not compare, or have no interval. */
  readonly difference: AdjustedDifference | undefined
}

export interface PairContext {
  readonly window: Window
  readonly vocabulary: Vocabulary
}

/** Every row paired with that of one agency, by agency. Rows without a figure have no pair. */
export function comparePairs(
  rows: readonly ComparedRow[],
  against: string,
  context: PairContext,
): ReadonlyMap<string, Pair> {
  const other = rows.find(({ agency }) => agency === against)
  if (other === undefined) return new Map()
  const sorted = rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
  const pairs = sorted
    .filter((row) => row !== other)
    .flatMap((row) => {
      const pair = pairUp(row, other, context)
      return pair === undefined ? [] : [{ agency: row.agency, ...pair }]
    })
  const tested = pairs.flatMap((pair) => (pair.apart === undefined ? [] : [pair]))
  const adjusted = adjustPValues(tested.map(({ apart }) => apart?.pValue ?? 1))
  const pValues = new Map(tested.map(({ agency }, index) => [agency, adjusted[index] ?? 1]))
  return new Map(
    pairs.map(({ agency, graded, metric, apart }) => {
      const adjustedPValue = pValues.get(agency) ?? 1
      const found = apart === undefined ? undefined : { ...apart, adjustedPValue }
      return [agency, { against, graded, metric, difference: found }]
    }),
  )
}

interface Unadjusted {
  readonly graded: Graded
  readonly metric: Metric
  readonly apart: Difference | undefined
}

/** By the figures, where both have one; else by the indices of their construct, on which all scales are defined. */
function pairUp(
  row: ComparedRow,
  other: ComparedRow,
  context: PairContext,
): Unadjusted | undefined {
  const figures = publishedBoth(row.figure, other.figure) ?? bothAsIndex(row, other)
  if (figures === undefined) return undefined
  const [first, second] = figures
  const asked = row.figure.metric
  const graded = gradePair(gradable(row, first), gradable(other, second), other.agency, context)
  if (!isAlike(graded) || asked.direction === 'context')
    return { graded, metric: first.metric, apart: undefined }
  const compared = graded.inUnit ? figures : bothAsIndex(row, other)
  return { graded, metric: compared?.[0].metric ?? asked, apart: subtract(compared) }
}

type Both = readonly [PublishedFigure, PublishedFigure]

function bothAsIndex(row: ComparedRow, other: ComparedRow): Both | undefined {
  return publishedBoth(row.asIndex?.(), other.asIndex?.())
}

function publishedBoth(first: Figure | undefined, second: Figure | undefined): Both | undefined {
  return first?.status === 'PUBLISHED' && second?.status === 'PUBLISHED'
    ? [first, second]
    : undefined
}

function gradable(row: ComparedRow, figure: PublishedFigure): Gradable {
  return { figure, channels: toGradable(row)?.channels }
}

function subtract(figures: Both | undefined): Difference | undefined {
  const [first, second] = figures?.map(({ estimated }) => estimated) ?? []
  return first === undefined || second === undefined ? undefined : difference(first, second)
}

import type { Estimate } from '@citx/schema/metric/estimate.ts'
import { adjustPValues } from '@citx/schema/metric/statistics/benjamini-hochberg.ts'
import { difference, type Difference } from '@citx/schema/metric/statistics/difference.ts'
import { funnel, type Funnel, type FunnelPoint } from '@citx/schema/metric/statistics/funnel.ts'
import {
  rankRanges,
  type Better,
  type RankRange,
} from '@citx/schema/metric/statistics/rank-ranges.ts'
import {
  quantilesOfOthers,
  sampleQuantile,
} from '@citx/schema/metric/statistics/sample-quantile.ts'
import { tiers, type Tier } from '@citx/schema/metric/statistics/tiers.ts'

/** The share of false calls that is accepted among those called different. */
export const FALSE_DISCOVERY_RATE = 0.05

export interface PeerDifference extends Difference {
  /** Median of the others. */
  readonly peers: number
  readonly adjustedPValue: number
}

/** Where one agency stands among its peers. */
export interface Standing {
  readonly rank: RankRange
  readonly tier: Tier
  readonly difference: PeerDifference
  readonly funnel: FunnelPoint
}

export interface PeerStatistics {
  /** In the order of the figures given. */
  readonly standings: readonly Standing[]
  readonly funnel: Pick<Funnel, 'target' | 'dispersion'>
}

/** Ranks, tiers, differences and funnel of the comparable figures; at least two, in an order that does not depend on the asker. */
export function peerStatistics(figures: readonly Estimate[], better: Better): PeerStatistics {
  const ranks = rankRanges(figures, better)
  const halves = tiers(ranks)
  const differences = differencesFromOthers(figures)
  const drawn = funnel(figures, medianOf(figures.map(({ value }) => value)))
  const standings = figures.flatMap((_, index) => {
    const [rank, tier, apart, point] = [
      ranks[index],
      halves[index],
      differences[index],
      drawn.points[index],
    ]
    if (rank === undefined || tier === undefined || apart === undefined || point === undefined)
      return []
    return [{ rank, tier, difference: apart, funnel: point }]
  })
  return { standings, funnel: drawn }
}

/** Each figure against the median of the others, so that the two sides are independent; at least two, in the order given. */
export function differencesFromOthers(figures: readonly Estimate[]): readonly PeerDifference[] {
  const peers = mediansOfOthers(figures)
  const found = figures.flatMap((figure, index) => {
    const others = peers[index]
    return others === undefined ? [] : [{ ...difference(figure, others), peers: others.value }]
  })
  const adjusted = adjustPValues(found.map(({ pValue }) => pValue))
  return found.map((each, index) => ({ ...each, adjustedPValue: adjusted[index] ?? 1 }))
}

/**
 * The median with an interval that is wider than needed: while every figure is within its own interval, the median is between the
 * median of the lower ends and that of the upper ends.
 */
export function medianEstimate(figures: readonly Estimate[]): Estimate {
  return {
    value: medianOf(figures.map(({ value }) => value)),
    variance: medianOf(figures.map(({ variance }) => variance)),
    low: medianOf(figures.map(({ low }) => low)),
    high: boundOf(medianOf(figures.map(highOf))),
    n: figures.reduce((sum, { n }) => sum + n, 0),
  }
}

/** For each figure the {@link medianEstimate} of all the others, without their number of answers. */
function mediansOfOthers(figures: readonly Estimate[]): readonly Omit<Estimate, 'n'>[] {
  const medians = (part: (figure: Estimate) => number) => quantilesOfOthers(figures.map(part), 0.5)
  const variances = medians(({ variance }) => variance)
  const lows = medians(({ low }) => low)
  const highs = medians(highOf)
  return medians(({ value }) => value).map((value, index) => ({
    value,
    variance: variances[index] ?? 0,
    low: lows[index] ?? 0,
    high: boundOf(highs[index]),
  }))
}

/** What is not bounded is beyond all others. */
function highOf({ high = Number.MAX_VALUE }: Estimate): number {
  return high
}

function boundOf(high = Number.MAX_VALUE): number | undefined {
  return high < Number.MAX_VALUE / 4 ? high : undefined
}

function medianOf(values: readonly number[]): number {
  return sampleQuantile(values, 0.5)
}

import type { RankRange } from '@citx/schema/metric/statistics/rank-ranges.ts'
import type { FunnelPoint } from '@citx/schema/metric/statistics/funnel.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { FunnelZone } from '../stitch/resolvers.gen.ts'
import type { MixDistance } from './grades/channel-mix.ts'
import type { ComparedRow, Normalised } from './compared-row.ts'
import type { AdjustedDifference, Pair } from './statistics/compare-pairs.ts'
import { INDEX_CAVEAT } from './statistics/normalise.ts'
import type { Summary } from './statistics/sum-up.ts'
import { presentFigure } from './figures/figure.ts'
import type { CommonMix, Standardised } from './standardisation/standardise-rows.ts'
import { FALSE_DISCOVERY_RATE, type PeerDifference } from './statistics/peer-statistics.ts'
import { MINIMUM_AGENCIES } from './grades/verdict.ts'

/** A row as the SDL's `ComparisonRow`, among so many that are ranked. */
export function presentRow(row: ComparedRow, ranked: number) {
  const { agency, figure, graded, reasons, standing, normalised } = row
  return {
    agencyId: agency,
    estimate: presentFigure(figure),
    normalised: normalised === undefined ? null : presentNormalised(normalised),
    channelMix: presentMixDistance(graded?.mix),
    percentile: standing === undefined ? null : percentiles(standing.rank, ranked),
    quartile: standing === undefined ? null : quarters(standing.rank, ranked),
    grade: graded?.grade ?? null,
    reasons,
    rank: standing?.rank ?? null,
    tier: standing === undefined ? null : enumName(standing.tier),
    difference: standing === undefined ? null : presentDifference(standing.difference),
    funnel: standing === undefined ? null : presentFunnel(standing.funnel),
  }
}

/** Two agencies as the SDL's `PairComparison`. */
export function presentPair({ against, graded, metric, difference }: Pair) {
  return {
    against,
    grade: graded.grade,
    reasons: graded.reasons,
    channelMix: presentMixDistance(graded.mix),
    metric: metric.id,
    difference: difference === undefined ? null : presentAdjusted(difference),
  }
}

function presentNormalised({ figure, difference }: Normalised) {
  return {
    estimate: presentFigure(figure),
    difference: difference === undefined ? null : presentDifference(difference),
    caveat: INDEX_CAVEAT,
  }
}

function presentMixDistance(mix: MixDistance | undefined) {
  return mix === undefined ? null : { ...mix, dissimilarity: mix.dissimilarity ?? null }
}

/** The share of the ranked agencies behind a place, and half of the place itself. */
function percentiles({ from, to }: RankRange, ranked: number) {
  const at = (place: number) => (100 * (ranked - place + 0.5)) / ranked
  return { from: at(to), to: at(from) }
}

function quarters({ from, to }: RankRange, ranked: number) {
  const of = (place: number) => Math.ceil((4 * place) / ranked)
  return { from: of(from), to: of(to) }
}

/** The peers as the SDL's `ComparisonSummary`. */
export function presentSummary({ heterogeneity, funnel, pooled, ...summary }: Summary) {
  return {
    ...summary,
    pooled: pooled === undefined ? null : presentFigure(pooled),
    minimum: MINIMUM_AGENCIES,
    heterogeneity:
      heterogeneity === undefined ? null : { ...heterogeneity, degreesOfFreedom: heterogeneity.df },
    dispersion: funnel === undefined ? null : { target: funnel.target, ...funnel.dispersion },
  }
}

/** A row's figure with the common mix as the SDL's `Standardised`; null where the row is not compared. */
export function presentStandardised({ figure }: ComparedRow, found: Standardised | undefined) {
  if (found === undefined || figure.status !== 'PUBLISHED') return null
  const { estimate, reasons } = found
  if (estimate === undefined) {
    const { metric, measure, release } = figure
    const none = presentFigure({ status: 'NOT_ESTIMABLE', metric, measure, release })
    return { estimate: none, reasons }
  }
  const { value, n } = estimate
  return { estimate: presentFigure({ ...figure, value, n, estimated: estimate }), reasons }
}

/** The common mix as the SDL's list of `ChannelWeight`. */
export function presentMix(mix: CommonMix) {
  return [...mix].map(([channel, share]) => ({ channel, share }))
}

function presentDifference(difference: PeerDifference) {
  return { peers: difference.peers, ...presentAdjusted(difference) }
}

/** A difference as the SDL's `FigureDifference`. */
export function presentAdjusted({ value, low, high, pValue, adjustedPValue }: AdjustedDifference) {
  return {
    value,
    low: bounded(low),
    high: bounded(high),
    pValue,
    adjustedPValue,
    significant: adjustedPValue <= FALSE_DISCOVERY_RATE,
  }
}

function presentFunnel(point: FunnelPoint) {
  return {
    low95: bounded(point.limits95.low),
    high95: bounded(point.limits95.high),
    low998: bounded(point.limits998.low),
    high998: bounded(point.limits998.high),
    z: bounded(point.z),
    position: zoneOf(point),
  }
}

function zoneOf({ position, side }: FunnelPoint): FunnelZone {
  switch (position) {
    case 'inside':
      return 'INSIDE'
    case 'beyond-95':
      return side === 'above' ? 'ABOVE_95' : 'BELOW_95'
    case 'beyond-99.8':
      return side === 'above' ? 'ABOVE_998' : 'BELOW_998'
  }
}

/** GraphQL has no infinite number: what is not bounded is absent. */
function bounded(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null
}

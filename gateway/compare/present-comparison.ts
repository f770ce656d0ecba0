import type { FunnelPoint } from '@citx/schema/metric/statistics/funnel.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { FunnelZone } from '../stitch/resolvers.gen.ts'
import type { ComparedRow, Summary } from './compare-figures.ts'
import { presentFigure } from './figure.ts'
import type { CommonMix, Standardised } from './standardise-rows.ts'
import { FALSE_DISCOVERY_RATE, type PeerDifference } from './peer-statistics.ts'
import { MINIMUM_AGENCIES } from './verdict.ts'

/** A row as the SDL's `ComparisonRow`. */
export function presentRow({ agency, figure, graded, reasons, standing }: ComparedRow) {
  return {
    agencyId: agency,
    estimate: presentFigure(figure),
    grade: graded?.grade ?? null,
    reasons,
    rank: standing?.rank ?? null,
    tier: standing === undefined ? null : enumName(standing.tier),
    difference: standing === undefined ? null : presentDifference(standing.difference),
    funnel: standing === undefined ? null : presentFunnel(standing.funnel),
  }
}

/** The peers as the SDL's `ComparisonSummary`. */
export function presentSummary({ heterogeneity, funnel, ...summary }: Summary) {
  return {
    ...summary,
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

function presentDifference({ peers, value, low, high, pValue, adjustedPValue }: PeerDifference) {
  return {
    peers,
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

import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { compareAgencies, type AgencyComparison } from '../../compare/compare-agencies.ts'
import { findLeftOut } from '../../compare/left-out.ts'
import { comparisonMethods } from '../../compare/methods.ts'
import { formulaId } from '../../compare/figure.ts'
import { checkPlace, getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import { selectPeers, type PeerArgs } from '../../compare/peers.ts'
import {
  presentMix,
  presentRow,
  presentStandardised,
  presentSummary,
} from '../../compare/present-comparison.ts'
import type { GatewayContext } from '../../context.ts'

export interface ComparisonArgs extends PeerArgs {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly channel?: string | null
  readonly stage?: string | null
}

/** `Query.comparison`. */
export function createComparisonResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: ComparisonArgs, context: GatewayContext) => {
    const { journey, channel, stage } = args
    const place = {
      journey,
      channel: channel ?? EVERYWHERE.channel,
      stage: stage ?? EVERYWHERE.stage,
    }
    checkPlace(vocabulary, place)
    const question = {
      metric: getMetric(vocabulary, args.metric),
      place,
      window: parseWindowArgument(args.window),
      agencies: selectPeers(context.members, args),
    }
    return presentComparison(await compareAgencies(question, vocabulary, context))
  }
}

function presentComparison(comparison: AgencyComparison) {
  const { metric, place, window, verdict, rows, summary, participation } = comparison
  const { mix, standardised } = comparison
  return {
    metricId: metric.id,
    formula: formulaId(metric),
    journeyId: place.journey,
    window,
    channel: place.channel,
    stage: place.stage,
    verdict,
    rows: rows.map((row) => ({
      ...presentRow(row),
      standardised: presentStandardised(row, standardised.get(row.agency)),
    })),
    commonMix: presentMix(mix),
    summary: summary === undefined ? null : presentSummary(summary),
    leftOut: findLeftOut(rows),
    methods: comparisonMethods,
    participation,
  }
}

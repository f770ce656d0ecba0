import type { GraphQLResolveInfo } from 'graphql'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { choosePeers, type ChosenPeers } from '../../compare/peer-group/choose-peers.ts'
import type { ChooseArgs } from '../../compare/peer-group/peer-args.ts'
import { compareAgencies, type AgencyComparison } from '../../compare/compare-agencies.ts'
import { findLeftOut, sortByAgency } from '../../compare/peer-group/left-out.ts'
import { comparisonMethods } from '../../compare/methods.ts'
import { formulaId } from '../../compare/figures/figure.ts'
import { checkPlace, getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import type { Pair } from '../../compare/statistics/compare-pairs.ts'
import {
  presentMix,
  presentPair,
  presentRow,
  presentStandardised,
  presentSummary,
} from '../../compare/present-comparison.ts'
import type { GatewayContext } from '../../context.ts'
import { selectedPaths } from '../selected-paths.ts'

export interface ComparisonArgs extends ChooseArgs {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly channel?: string | null
  readonly stage?: string | null
}

/** What no one can tell without answers by channel, which are most of what agencies are asked for. */
const restsOnChannels = [
  'commonMix',
  'leftOut',
  'rows.channelMix',
  'rows.grade',
  'rows.pair',
  'rows.reasons',
  'rows.standardised',
]

/** `Query.comparison`. */
export function createComparisonResolver(vocabulary: Vocabulary) {
  return async (
    _root: unknown,
    args: ComparisonArgs,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ) => {
    const { journey, channel, stage } = args
    const place = {
      journey,
      channel: channel ?? EVERYWHERE.channel,
      stage: stage ?? EVERYWHERE.stage,
    }
    checkPlace(vocabulary, place)
    const peers = choosePeers(context.members, args)
    const question = {
      metric: getMetric(vocabulary, args.metric),
      place,
      window: parseWindowArgument(args.window),
      agencies: peers.agencies,
      against: args.against ?? undefined,
      byChannel: restsOnChannels.some((path) => selectedPaths(info).has(path)),
    }
    const comparison = await compareAgencies(question, vocabulary, context)
    return presentComparison(comparison, peers)
  }
}

function presentComparison(comparison: AgencyComparison, peers: ChosenPeers) {
  const { metric, place, window, verdict, rows, summary, participation } = comparison
  const { mix, standardise, pairs } = comparison
  const ranked = rows.filter(({ standing }) => standing !== undefined).length
  return {
    metricId: metric.id,
    formula: formulaId(metric),
    journeyId: place.journey,
    window,
    channel: place.channel,
    stage: place.stage,
    verdict,
    peers: { ...peers.rule, agencies: peers.agencies.length },
    rows: rows.map((row) => ({
      ...presentRow(row, ranked),
      pair: presentPairOf(pairs.get(row.agency)),
      standardised: () => presentStandardised(row, standardise(row.agency)),
    })),
    commonMix: () => presentMix(mix()),
    summary: summary === undefined ? null : presentSummary(summary),
    leftOut: sortByAgency([...findLeftOut(rows), ...peers.leftOut]),
    methods: comparisonMethods,
    participation,
  }
}

function presentPairOf(pair: Pair | undefined) {
  return pair === undefined ? null : presentPair(pair)
}

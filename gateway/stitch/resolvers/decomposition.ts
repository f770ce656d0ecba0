import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import {
  decomposeDifference,
  type DecomposedDifference,
  type DecompositionSide,
} from '../../compare/standardisation/decompose-difference.ts'
import { decompositionMethods } from '../../compare/methods.ts'
import { formulaId, presentFigure } from '../../compare/figures/figure.ts'
import { checkPlace, getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import type { GatewayContext } from '../../context.ts'

export interface DecompositionArgs {
  readonly metric: string
  readonly journey: string
  readonly window: string
  readonly of: string
  readonly against: string
}

/** `Query.decomposition`. */
export function createDecompositionResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: DecompositionArgs, context: GatewayContext) => {
    const { journey, of, against } = args
    checkPlace(vocabulary, { ...EVERYWHERE, journey })
    selectPeers(context.members, { agencies: [of, against] })
    const metric = getMetric(vocabulary, args.metric)
    const window = parseWindowArgument(args.window)
    const question = { metric, journey, window, of, against }
    const found = await decomposeDifference(question, vocabulary, context)
    return {
      metricId: metric.id,
      formula: formulaId(metric),
      journeyId: journey,
      window,
      of: presentSide(found.of),
      against: presentSide(found.against),
      ...presentParts(found),
      reasons: found.reasons,
      methods: decompositionMethods,
      participation: found.participation,
    }
  }
}

function presentSide({ agency, figure, covered }: DecompositionSide) {
  return { agencyId: agency, estimate: presentFigure(figure), covered }
}

const REFUSED = {
  difference: null,
  mix: null,
  performance: null,
  differenceInterval: null,
  mixInterval: null,
  performanceInterval: null,
  channels: [],
}

function presentParts({ parts, intervals, of, against }: DecomposedDifference) {
  if (parts === undefined || intervals === undefined) return REFUSED
  const channels = [...parts.strata].map(([channel, part]) => ({
    channel,
    ...part,
    mixInterval: intervals.strata.get(channel)?.mix,
    performanceInterval: intervals.strata.get(channel)?.performance,
    ofValue: of.strata.get(channel)?.value ?? null,
    againstValue: against.strata.get(channel)?.value ?? null,
  }))
  const { difference, mix, performance } = parts
  return {
    difference,
    mix,
    performance,
    differenceInterval: intervals.difference,
    mixInterval: intervals.mix,
    performanceInterval: intervals.performance,
    channels,
  }
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { formulaId, presentFigure } from '../../compare/figures/figure.ts'
import { followTrend, lastWindows } from '../../compare/trends/follow-trend.ts'
import { trendMethods } from '../../compare/methods.ts'
import { findSiblings } from '../../compare/figures/normalised-index.ts'
import { checkPlace, getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import { selectPeers } from '../../compare/peer-group/select-peers.ts'
import { presentSegment } from '../../compare/trends/present-segment.ts'
import type { GatewayContext } from '../../context.ts'

/** More windows than this would be one request too large for an agency. */
export const MOST_WINDOWS = 36

export interface TrendArgs {
  readonly metric: string
  readonly journey: string
  readonly agency: string
  readonly until: string
  readonly last: number
}

/** `Query.trend`. */
export function createTrendResolver(vocabulary: Vocabulary) {
  return async (_root: unknown, args: TrendArgs, context: GatewayContext) => {
    const { journey, agency, last } = args
    checkPlace(vocabulary, { ...EVERYWHERE, journey })
    selectPeers(context.members, { agencies: [agency] })
    if (last < 1 || last > MOST_WINDOWS)
      throw new CitxError('BAD_REQUEST', `last is ${last}; ask for 1 to ${MOST_WINDOWS} windows`)
    const metric = getMetric(vocabulary, args.metric)
    const windows = lastWindows(parseWindowArgument(args.until), last)
    const reportedMetrics = findSiblings(metric, vocabulary)
    const question = { metric, reportedMetrics, journey, agency, windows }
    const trend = await followTrend(question, context)
    return {
      metricId: metric.id,
      formula: formulaId(metric),
      journeyId: journey,
      agencyId: agency,
      points: trend.points.map(({ window, figure, mixed }) => ({
        window,
        estimate: presentFigure(figure),
        mixed,
      })),
      segments: trend.segments.map((segment) => presentSegment(metric, segment)),
      breaks: trend.breaks,
      methods: trendMethods,
      participation: trend.participation,
    }
  }
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { z } from 'zod'
import { compareSeasons, type SeasonalPoint } from '../../compare/trends/compare-seasons.ts'
import { presentFigure } from '../../compare/figures/figure.ts'
import { seasonalMethods } from '../../compare/methods.ts'
import { findSiblings } from '../../compare/figures/normalised-index.ts'
import { getMetric, parseWindowArgument } from '../../compare/parse-place.ts'
import { FALSE_DISCOVERY_RATE } from '../../compare/statistics/peer-statistics.ts'
import { presentAdjusted } from '../../compare/present-comparison.ts'
import { presentSegment } from '../../compare/trends/present-segment.ts'
import { reason } from '../../compare/reason.ts'
import type { GatewayContext } from '../../context.ts'

/** More windows than this would be one request too large for an agency. */
const MOST_YEARS = 20

const trend = z.object({
  metricId: z.string(),
  journeyId: z.string(),
  agencyId: z.string(),
  points: z.array(z.object({ window: z.string(), estimate: z.object({ status: z.string() }) })),
})

/** `Trend.seasonal`. */
export function createSeasonalResolver(vocabulary: Vocabulary) {
  return async (
    parent: unknown,
    { years }: { readonly years: number },
    context: GatewayContext,
  ) => {
    if (years < 1 || years > MOST_YEARS)
      throw new CitxError('BAD_REQUEST', `years is ${years}; ask for 1 to ${MOST_YEARS}`)
    const { metricId, journeyId, agencyId, points } = trend.parse(parent)
    const newest = points.findLast(({ estimate }) => estimate.status === 'PUBLISHED')
    if (newest === undefined) return NO_WINDOW
    const metric = getMetric(vocabulary, metricId)
    const window = parseWindowArgument(newest.window)
    const reportedMetrics = findSiblings(metric, vocabulary)
    const place = { journey: journeyId, agency: agencyId }
    const asked = { metric, reportedMetrics, ...place, window, years }
    const { figure, earlier, chart, reasons } = await compareSeasons(asked, context)
    return {
      window,
      estimate: presentFigure(figure),
      earlier: earlier.map((point) => presentPoint(metric, point)),
      chart: chart === undefined ? null : presentSegment(metric, chart),
      reasons,
      methods: seasonalMethods,
    }
  }
}

const NO_WINDOW = {
  window: null,
  estimate: null,
  earlier: [],
  chart: null,
  reasons: [reason('NO_FIGURE', 'no window of the trend has a figure')],
  methods: seasonalMethods,
}

function presentPoint({ direction }: Metric, point: SeasonalPoint) {
  const { window, figure, difference, reasons } = point
  const significant = difference !== undefined && difference.adjustedPValue <= FALSE_DISCOVERY_RATE
  const better =
    significant && direction !== 'context' ? difference.value > 0 === (direction === 'up') : null
  return {
    window,
    estimate: presentFigure(figure),
    difference: difference === undefined ? null : presentAdjusted(difference),
    better,
    reasons,
  }
}

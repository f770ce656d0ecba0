import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { findWindow, type Window } from '@citx/schema/cube/window.ts'
import { adjustPValues } from '@citx/schema/metric/statistics/benjamini-hochberg.ts'
import { controlChart } from '@citx/schema/metric/statistics/control-chart.ts'
import { difference, type Difference } from '@citx/schema/metric/statistics/difference.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import { askWindows } from '../facts/ask-windows.ts'
import { breaksOf } from './breaks-of.ts'
import type { AdjustedDifference } from '../statistics/compare-pairs.ts'
import type { Figure, PublishedFigure } from '../figures/figure.ts'
import { figureAt } from '../figures/figure-at.ts'
import type { ChartedSegment } from './follow-trend.ts'
import { hasBreakInside } from './has-break-inside.ts'
import { reason, type Reason } from '../reason.ts'
import { splitSeries, type SeriesPoint } from './split-series.ts'
import { whyNoFigure } from '../figures/why-no-figure.ts'

/** Fewer earlier figures of one season than this set no limits. */
export const ENOUGH_YEARS = 12

export interface SeasonQuestion {
  readonly metric: Metric
  /** Metrics under which the agency may report counts. */
  readonly reportedMetrics: readonly Metric[]
  readonly journey: string
  readonly agency: string
  /** The window that is set against its like of earlier years. */
  readonly window: Window
  readonly years: number
}

export interface SeasonalPoint {
  readonly window: Window
  readonly figure: Figure
  /** The newest figure less this one; undefined where the two do not compare. */
  readonly difference: AdjustedDifference | undefined
  readonly reasons: readonly Reason[]
}

export interface ComparedSeasons {
  readonly figure: Figure
  /** The newest first. */
  readonly earlier: readonly SeasonalPoint[]
  /** Undefined for too few figures of one kind. */
  readonly chart: ChartedSegment | undefined
  readonly reasons: readonly Reason[]
}

/** Sets a window against the same season of earlier years: one question to the agency. */
export async function compareSeasons(
  { metric, reportedMetrics, journey, agency, window, years }: SeasonQuestion,
  context: GatewayContext,
): Promise<ComparedSeasons> {
  const place = { ...EVERYWHERE, journey }
  const windows = [window, ...sameSeason(window, years)]
  const channels = [place.channel]
  const asked = { metrics: [metric], reportedMetrics, journey, windows, channels }
  const { facts } = await askWindows({ ...asked, agencies: [agency] }, context)
  const answer = facts.get(agency)
  const failure = answer !== undefined && 'reason' in answer ? answer : undefined
  const figures = windows.map((each, index) => {
    const known = answer === undefined || 'reason' in answer ? answer : answer[index]
    return { window: each, figure: figureAt(metric, known, place) }
  })
  const [newest, ...before] = figures
  if (newest === undefined) throw new RangeError('a season without a window')
  const points = before.map((point) => {
    const { figure } = point
    if (figure.status !== 'PUBLISHED')
      return { ...point, apart: undefined, reasons: [whyNoFigure(figure, failure)] }
    const reasons = whyNotAlike({ window: point.window, figure }, newest)
    return { ...point, apart: reasons.length > 0 ? undefined : apartOf(newest, figure), reasons }
  })
  const charted = chartOf(figures.toReversed())
  return { figure: newest.figure, earlier: adjust(points), ...charted }
}

/** The same month, quarter or year of earlier years, the newest first. */
export function sameSeason(window: Window, years: number): readonly Window[] {
  const year = Number(window.slice(0, 4))
  return Array.from({ length: years }, (_, index) =>
    findWindow(`${year - index - 1}${window.slice(4)}`),
  ).filter((each) => each !== undefined)
}

interface Point {
  readonly window: Window
  readonly figure: Figure
}

interface Unadjusted extends Point {
  readonly apart: Difference | undefined
  readonly reasons: readonly Reason[]
}

function apartOf({ figure }: Point, earlier: PublishedFigure): Difference | undefined {
  if (figure.status !== 'PUBLISHED') return undefined
  const [now, then] = [figure.estimated, earlier.estimated]
  return now === undefined || then === undefined ? undefined : difference(now, then)
}

/** A break between the two, or inside either, and another measure or basis. */
function whyNotAlike(before: SeriesPoint, { window, figure }: Point): readonly Reason[] {
  if (figure.status !== 'PUBLISHED') return [reason('NO_FIGURE', 'the newest window has no figure')]
  const breaks = breaksOf(figure)
  if ([before.window, window].some((each) => hasBreakInside(breaks, each)))
    return [reason('SERIES_BREAK', 'the way it is collected changed within one of the windows')]
  const between = splitSeries([before, { window, figure }], breaks)[1]?.reasons ?? []
  const known = before.figure.estimated !== undefined && figure.estimated !== undefined
  const unknown = reason('REPORTED_FIGURE', 'a figure reported alone has no interval')
  return between.length === 0 && !known ? [unknown] : between
}

function adjust(points: readonly Unadjusted[]): readonly SeasonalPoint[] {
  const tested = points.flatMap(({ window, apart }) =>
    apart === undefined ? [] : [{ window, pValue: apart.pValue }],
  )
  const adjusted = adjustPValues(tested.map(({ pValue }) => pValue))
  const byWindow = new Map(tested.map(({ window }, index) => [window, adjusted[index] ?? 1]))
  return points.map(({ window, figure, apart, reasons }) => {
    const adjustedPValue = byWindow.get(window) ?? 1
    const found = apart === undefined ? undefined : { ...apart, adjustedPValue }
    return { window, figure, difference: found, reasons }
  })
}

/** Limits from the earlier figures that are of one kind with the newest, in order of time, so that it is judged by the others. */
function chartOf(points: readonly Point[]): Pick<ComparedSeasons, 'chart' | 'reasons'> {
  const series = points.flatMap(({ window, figure }): SeriesPoint[] => {
    if (figure.status !== 'PUBLISHED' || hasBreakInside(breaksOf(figure), window)) return []
    return [{ window, figure }]
  })
  const segment = splitSeries(series, breaksOf(points.at(-1)?.figure)).at(-1)
  const newest = points.at(-1)?.window
  const count = segment?.points.filter(({ window }) => window !== newest).length ?? 0
  if (segment === undefined || count < ENOUGH_YEARS) {
    const message = `${count} earlier figures of this season are of one kind; limits need ${ENOUGH_YEARS}`
    return { chart: undefined, reasons: [reason('TOO_SHORT', message)] }
  }
  const values = segment.points.map(({ figure }) => figure.value)
  const chart = controlChart(values, { baseline: count })
  return { chart: { ...segment, chart }, reasons: [] }
}

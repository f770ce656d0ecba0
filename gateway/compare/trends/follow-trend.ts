import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import {
  parseWindow,
  windowBounds,
  windowHolding,
  windowKind,
  type Window,
} from '@citx/schema/cube/window.ts'
import { controlChart, type ControlChart } from '@citx/schema/metric/statistics/control-chart.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import type { Participation } from '../../scatter/participation.ts'
import type { CollectedFact } from '../facts/agency-facts.ts'
import { askWindows } from '../facts/ask-windows.ts'
import { breaksOf } from './breaks-of.ts'
import type { Figure } from '../figures/figure.ts'
import { figureAt } from '../figures/figure-at.ts'
import { hasBreakInside } from './has-break-inside.ts'
import { splitSeries, type Segment, type SeriesPoint } from './split-series.ts'

export interface TrendQuestion {
  readonly metric: Metric
  /** Metrics under which the agency may report counts. */
  readonly reportedMetrics: readonly Metric[]
  readonly journey: string
  readonly agency: string
  /** In order of time. */
  readonly windows: readonly Window[]
}

export interface TrendPoint {
  readonly window: Window
  readonly figure: Figure
  /** The way of collecting changed within the window, so that it belongs to neither side. */
  readonly mixed: boolean
}

export interface ChartedSegment extends Segment {
  /** Undefined for a single point. */
  readonly chart: ControlChart | undefined
}

export interface Trend {
  readonly points: readonly TrendPoint[]
  readonly segments: readonly ChartedSegment[]
  readonly breaks: CollectedFact['breaks']
  readonly participation: readonly Participation[]
}

/** Follows one metric of one agency through time: one question, one control chart for each stretch between breaks. */
export async function followTrend(
  { metric, reportedMetrics, journey, agency, windows }: TrendQuestion,
  context: GatewayContext,
): Promise<Trend> {
  const place = { ...EVERYWHERE, journey }
  const question = {
    metrics: [metric],
    reportedMetrics,
    journey,
    windows,
    channels: [place.channel],
  }
  const { facts, participation } = await askWindows({ ...question, agencies: [agency] }, context)
  const answer = facts.get(agency)
  const inWindow = (index: number) =>
    answer === undefined || 'reason' in answer ? answer : answer[index]
  const points = windows.map((window, index): TrendPoint => {
    const figure = figureAt(metric, inWindow(index), place)
    const mixed = hasBreakInside(breaksOf(figure), window)
    return { window, figure, mixed }
  })
  const series = points.flatMap(({ window, figure, mixed }): SeriesPoint[] =>
    figure.status === 'PUBLISHED' && !mixed ? [{ window, figure }] : [],
  )
  const breaks = distinct(points.flatMap(({ figure }) => breaksOf(figure)))
  const segments = splitSeries(series, breaks).map((segment) => ({
    ...segment,
    chart: controlChart(segment.points.map(({ figure }) => figure.value)),
  }))
  return { points, segments, breaks, participation }
}

/** The breaks of all measures that the figures rest on, each once, in order of time. */
function distinct(breaks: CollectedFact['breaks']): CollectedFact['breaks'] {
  const byText = new Map(breaks.map((each) => [JSON.stringify(each), each]))
  return [...byText.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** The last windows of one kind, in order of time, the newest of them given. */
export function lastWindows(until: Window, count: number): readonly Window[] {
  const kind = windowKind(until)
  const windows: Window[] = [until]
  for (let first = until; windows.length < count; windows.unshift(first))
    first = windowHolding(monthBefore(first), kind)
  return windows
}

function monthBefore(window: Window): Window {
  const [year = '', month = ''] = windowBounds(window).from.split('-')
  const before = month === '01' ? `${Number(year) - 1}-12` : `${year}-${two(Number(month) - 1)}`
  return parseWindow(before)
}

function two(month: number): string {
  return String(month).padStart(2, '0')
}

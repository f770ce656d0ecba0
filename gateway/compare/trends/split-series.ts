import { findWindow, windowBounds, type Window } from '@citx/schema/cube/window.ts'
import type { PublishedFigure } from '../figures/figure.ts'
import { reason, type Reason } from '../reason.ts'

export interface SeriesPoint {
  readonly window: Window
  readonly figure: PublishedFigure
}

/** A stretch of a series within which its figures are of one kind. */
export interface Segment {
  readonly points: readonly SeriesPoint[]
  /** Why it does not go on from the stretch before; empty for the first. */
  readonly reasons: readonly Reason[]
}

interface SeriesBreak {
  readonly from: string
  readonly note?: string | undefined
}

/** Splits a series in order of time where it breaks: where the agency says so, and where another measure or basis begins. */
export function splitSeries(
  points: readonly SeriesPoint[],
  breaks: readonly SeriesBreak[],
): readonly Segment[] {
  const segments: { points: SeriesPoint[]; reasons: readonly Reason[] }[] = []
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    const reasons = before === undefined ? [] : reasonsBetween(before, point, breaks)
    const last = segments.at(-1)
    if (last === undefined || reasons.length > 0) segments.push({ points: [point], reasons })
    else last.points.push(point)
  }
  return segments
}

function reasonsBetween(
  before: SeriesPoint,
  after: SeriesPoint,
  breaks: readonly SeriesBreak[],
): readonly Reason[] {
  const found = breaks
    .filter(({ from }) => beginsBetween(from, before.window, after.window))
    .map(({ from, note }) =>
      reason('SERIES_BREAK', `the series broke in ${from}${note === undefined ? '' : `: ${note}`}`),
    )
  if (before.figure.measure !== after.figure.measure)
    found.push(reason('DIFFERENT_MEASURE', 'the figure rests on another measure from here on'))
  if (before.figure.basis !== after.figure.basis)
    found.push(
      reason('REPORTED_FIGURE', 'counts and figures as reported do not make one series together'),
    )
  return found
}

function beginsBetween(from: string, before: Window, after: Window): boolean {
  const first = findWindow(from)
  if (first === undefined) return false
  const at = windowBounds(first).from
  return windowBounds(before).from < at && at <= windowBounds(after).from
}

import { monthsOf, parseWindow, windowHolding, type Window } from '@citx/schema/cube/window.ts'

const YEAR = 12

/** The windows to release for some months: each month, and every quarter that lies wholly within the last twelve. */
export function sampleWindows(months: readonly string[]): readonly Window[] {
  const own = months.map(parseWindow)
  const recent = new Set<string>(own.slice(-YEAR))
  const quarters = new Set(own.slice(-YEAR).map((month) => windowHolding(month, 'quarter')))
  return [
    ...own,
    ...[...quarters].filter((window) => monthsOf(window).every((month) => recent.has(month))),
  ]
}

import { monthsOf, parseWindow, windowHolding, type Window } from '@citx/schema/cube/window.ts'

/** The windows to release for some months: each month, and every quarter and year that lies wholly within them. */
export function sampleWindows(months: readonly string[]): readonly Window[] {
  const own = months.map(parseWindow)
  const within = new Set<string>(own)
  const wider = (['quarter', 'year'] as const).flatMap((kind) => [
    ...new Set(own.map((month) => windowHolding(month, kind))),
  ])
  return [...own, ...wider.filter((window) => monthsOf(window).every((month) => within.has(month)))]
}

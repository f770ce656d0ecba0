import { findWindow, windowBounds, type Window } from '@citx/schema/cube/window.ts'

/** Whether a series broke within a window, after its first day, so that the window mixes what came before and after. */
export function hasBreakInside(
  breaks: readonly { readonly from: string }[],
  window: Window,
): boolean {
  const { from, until } = windowBounds(window)
  return breaks.some((seriesBreak) => {
    const first = findWindow(seriesBreak.from)
    if (first === undefined) return false
    const at = windowBounds(first).from
    return from < at && at < until
  })
}

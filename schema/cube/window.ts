declare const windowBrand: unique symbol

/** A window of the calendar: `2026-03`, `2026-Q1` or `2026`. Made by {@link parseWindow} only. */
export type Window = string & { readonly [windowBrand]: true }

export type WindowKind = 'month' | 'quarter' | 'year'

const pattern = /^(?<year>(?:19|20|21)\d\d)(?:-(?:Q(?<quarter>[1-4])|(?<month>0[1-9]|1[0-2])))?$/

function isWindow(text: string): text is Window {
  return pattern.test(text)
}

/** Reads a window, or returns undefined for anything else. */
export function findWindow(text: string): Window | undefined {
  return isWindow(text) ? text : undefined
}

/** Reads a window; throws RangeError with the accepted forms for anything else. */
export function parseWindow(text: string): Window {
  const window = findWindow(text)
  if (window === undefined)
    throw new RangeError(
      `"${text}" is not a window: write a month as 2026-03, a quarter as 2026-Q1 or a year as 2026`,
    )
  return window
}

export function windowKind(window: Window): WindowKind {
  if (window.length === 4) return 'year'
  return window.includes('Q') ? 'quarter' : 'month'
}

/** First month and the month after the last, as ISO dates (`2026-01-01`). */
export function windowBounds(window: Window): { readonly from: string; readonly until: string } {
  const groups = pattern.exec(window)?.groups ?? {}
  const year = Number(groups['year'])
  switch (windowKind(window)) {
    case 'year':
      return { from: firstOf(year, 1), until: firstOf(year, 13) }
    case 'quarter': {
      const month = (Number(groups['quarter']) - 1) * 3 + 1
      return { from: firstOf(year, month), until: firstOf(year, month + 3) }
    }
    case 'month': {
      const month = Number(groups['month'])
      return { from: firstOf(year, month), until: firstOf(year, month + 1) }
    }
  }
}

/** The months of a window, in order. */
export function monthsOf(window: Window): readonly Window[] {
  const { from, until } = windowBounds(window)
  const months: Window[] = []
  for (let at = from; at < until; at = nextMonth(at)) months.push(parseWindow(at.slice(0, 7)))
  return months
}

/** The window of a kind that holds a month. */
export function windowHolding(month: Window, kind: WindowKind): Window {
  const [year = '', part = '01'] = month.split('-')
  switch (kind) {
    case 'month':
      return month
    case 'quarter':
      return parseWindow(`${year}-Q${Math.ceil(Number(part) / 3)}`)
    case 'year':
      return parseWindow(year)
  }
}

/** Orders windows by their end, then by their start: the newest, and of two the shorter, comes last. */
export function compareWindows(a: Window, b: Window): number {
  const [first, second] = [windowBounds(a), windowBounds(b)]
  if (first.until !== second.until) return first.until < second.until ? -1 : 1
  if (first.from !== second.from) return first.from < second.from ? -1 : 1
  return 0
}

function firstOf(year: number, month: number): string {
  const wrapped = month > 12 ? { year: year + 1, month: month - 12 } : { year, month }
  return `${wrapped.year}-${String(wrapped.month).padStart(2, '0')}-01`
}

function nextMonth(iso: string): string {
  return firstOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) + 1)
}

import { parseWindow, type Window, type WindowKind } from '@citx/schema/cube/window.ts'
import type { MonthSpan } from '../../records/new-record.ts'
import type { Precision } from './date-format.ts'

const months = new Map<number, string>()
const spans = { month: 1, quarter: 3, year: 12 } as const satisfies Record<WindowKind, MonthSpan>

/** First day of the month of a wall time, as ISO date. */
export function monthOf(wallMs: number): string {
  const day = Math.floor(wallMs / 86_400_000)
  let month = months.get(day)
  if (month === undefined) {
    if (months.size > 100_000) months.clear()
    month = `${new Date(wallMs).toISOString().slice(0, 7)}-01`
    months.set(day, month)
  }
  return month
}

/** The finest window that a date of this precision can be placed in. */
export function windowKindOf(precision: Precision): WindowKind {
  if (precision === 'year' || precision === 'fiscal-year') return 'year'
  return precision === 'quarter' ? 'quarter' : 'month'
}

export function spanOf(kind: WindowKind): MonthSpan {
  return spans[kind]
}

/** The window of a kind that holds a wall time. */
export function windowAt(wallMs: number, kind: WindowKind): Window {
  const month = monthOf(wallMs)
  const year = month.slice(0, 4)
  if (kind === 'year') return parseWindow(year)
  if (kind === 'month') return parseWindow(month.slice(0, 7))
  return parseWindow(`${year}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`)
}

/** The window that spans exactly these months, both counted from year 0; undefined where no window does. */
export function findWindowSpanning(first: number, last: number): Window | undefined {
  const year = Math.floor(first / 12)
  const month = (first % 12) + 1
  const length = last - first + 1
  if (length === 1) return parseWindow(`${year}-${String(month).padStart(2, '0')}`)
  if (length === 3 && (month - 1) % 3 === 0) return parseWindow(`${year}-Q${(month + 2) / 3}`)
  return length === 12 && month === 1 ? parseWindow(String(year)) : undefined
}

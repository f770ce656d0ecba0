import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareWindows,
  findWindow,
  monthsOf,
  parseWindow,
  windowBounds,
  windowHolding,
  windowKind,
} from './window.ts'

const month = fc
  .tuple(fc.integer({ min: 1900, max: 2199 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => parseWindow(`${year}-${String(number).padStart(2, '0')}`))

describe('a window', () => {
  it.each([
    ['2026-03', 'month', '2026-03-01', '2026-04-01'],
    ['2026-12', 'month', '2026-12-01', '2027-01-01'],
    ['2026-Q1', 'quarter', '2026-01-01', '2026-04-01'],
    ['2026-Q4', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026', 'year', '2026-01-01', '2027-01-01'],
  ] as const)('%s is a %s from %s until %s', (text, kind, from, until) => {
    expect(windowKind(parseWindow(text))).toBe(kind)
    expect(windowBounds(parseWindow(text))).toEqual({ from, until })
  })

  it.each([
    '',
    '2026-3',
    '2026-13',
    '2026-00',
    '2026-Q5',
    '2026-q1',
    ' 2026',
    '2026\n',
    '1899',
    '2200',
    '26',
  ])('is not %j, and the message says how to write one', (text) => {
    expect(findWindow(text)).toBeUndefined()
    expect(() => parseWindow(text)).toThrow(/write a month as 2026-03/)
  })

  it('is the sum of its months, without gap or overlap', () => {
    fc.assert(
      fc.property(month, fc.constantFrom('month', 'quarter', 'year'), (start, kind) => {
        const window = windowHolding(start, kind)
        const months = monthsOf(window)
        expect(months).toContain(start)
        expect(months).toHaveLength({ month: 1, quarter: 3, year: 12 }[kind])
        const bounds = months.map(windowBounds)
        expect(bounds[0]?.from).toBe(windowBounds(window).from)
        expect(bounds.at(-1)?.until).toBe(windowBounds(window).until)
        for (const [index, { from }] of bounds.entries())
          if (index > 0) expect(from).toBe(bounds[index - 1]?.until)
      }),
    )
  })

  it('orders by its end: a month before the quarter and the year that end with it', () => {
    const sorted = ['2026', '2026-12', '2026-Q4', '2026-11']
      .map(parseWindow)
      .toSorted(compareWindows)
    expect(sorted).toEqual(['2026-11', '2026', '2026-Q4', '2026-12'])
  })
})

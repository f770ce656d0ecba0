import { describe, expect, it } from 'vitest'
import type { Distribution } from './distribution.ts'
import { applyFormula, estimate } from './estimate.ts'
import type { Formula } from './formula.ts'

const distribution = (
  counts: Readonly<Record<string, number>>,
  countVariance = 0,
): Distribution => ({ measure: 'm', counts: new Map(Object.entries(counts)), countVariance })

const satisfied: Formula = {
  kind: 'share',
  weights: new Map([
    ['4', 1],
    ['5', 1],
  ]),
  base: ['1', '2', '3', '4', '5'],
  scale: 100,
}

const median: Formula = {
  kind: 'quantile',
  q: 0.5,
  bands: [
    { answer: 'a', from: 0, to: 10 },
    { answer: 'b', from: 10, to: 20 },
    { answer: 'c', from: 20 },
  ],
}

function estimated(formula: Formula, from: Distribution) {
  const result = applyFormula(formula, from)
  if (!result.estimable) throw new Error(result.reason)
  return result.estimate
}

function reason(formula: Formula, from: Distribution): string {
  const result = applyFormula(formula, from)
  return result.estimable ? 'estimable' : result.reason
}

describe('estimate', () => {
  it('gives the share of the base, its variance with noise, and Wilson without noise', () => {
    const counts = { '1': 5, '2': 5, '3': 10, '4': 30, '5': 50, none: 7 }
    const quiet = estimated(satisfied, distribution(counts))
    expect(quiet.value).toBe(80)
    expect(quiet.n).toBe(100)
    expect(quiet.variance).toBeCloseTo((0.8 * 0.2 * 10_000) / 100, 10)
    expect(quiet.low).toBeCloseTo(71.1170834407, 9)
    expect(quiet.high).toBeCloseTo(86.6633066669, 9)
    const noisy = estimated(satisfied, distribution(counts, 3))
    const noise = 3 * (2 * 0.2 ** 2 + 3 * 0.8 ** 2)
    expect(noisy.variance).toBeCloseTo(16 + noise, 10)
    expect(noisy.low).toBeLessThan(quiet.low)
    expect(noisy.high ?? 0).toBeGreaterThan(quiet.high ?? 100)
  })

  it('is not sure of a share when everyone gave the same answer', () => {
    const all = estimated(satisfied, distribution({ '5': 50 }))
    expect(all.value).toBe(100)
    expect(all.variance).toBeGreaterThan(0)
    expect(all.low).toBeCloseTo(92.8652400867, 9)
    expect(all.high).toBe(100)
  })

  it('interpolates the median in its band', () => {
    expect(estimated(median, distribution({ a: 25, b: 50, c: 25 })).value).toBeCloseTo(15, 12)
  })

  it('says why there is no value', () => {
    expect(reason(satisfied, distribution({ none: 7 }))).toBe('empty-base')
    expect(reason(median, distribution({ a: 25, c: 75 }))).toBe('beyond-last-band')
    expect(reason({ kind: 'unit-cost', base: ['a'] }, distribution({ a: 1 }))).toBe('no-unit-costs')
    expect(
      reason(
        { kind: 'rate', weights: new Map([['a', 1]]), denominator: 'residents', per: 1000 },
        distribution({ a: 1 }),
      ),
    ).toBe('no-denominator')
    expect(reason({ kind: 'reported' }, distribution({ a: 1 }))).toBe('reported-only')
  })

  it('refuses a measure that the metric has no formula for', () => {
    expect(() => estimate({ id: 'x', over: new Map() }, distribution({}))).toThrow(RangeError)
  })
})

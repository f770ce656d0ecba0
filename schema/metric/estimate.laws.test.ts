import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Distribution } from './distribution.ts'
import { applyFormula, pool } from './estimate.ts'
import type { Estimate } from './estimate.ts'
import type { Band, Formula } from './formula.ts'

const LEVELS = ['1', '2', '3', '4', '5'] as const

const counts = fc.array(fc.nat({ max: 400 }), { minLength: 5, maxLength: 5 })
const countVariance = fc.oneof(fc.constant(0), fc.double({ min: 0.1, max: 9, noNaN: true }))
const weight = fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 8)
const weights = fc.array(weight, { minLength: 5, maxLength: 5 })

function distribution(values: readonly number[], variance: number): Distribution {
  const entries = LEVELS.map((level, index) => [level, values[index] ?? 0] as const)
  return { measure: 'm', counts: new Map(entries), countVariance: variance }
}

function weighted(values: readonly number[], scale = 1): Formula {
  const entries = LEVELS.map((level, index) => [level, values[index] ?? 0] as const)
  return { kind: 'mean', weights: new Map(entries), base: LEVELS, scale }
}

const BANDS: readonly Band[] = LEVELS.flatMap((level, index) => {
  const bounds = index === 4 ? { from: 4 } : { from: index, to: index + 1 }
  return [
    { answer: level, ...bounds },
    { answer: `open:${level}`, ...bounds, censored: true },
  ]
})

const formula: fc.Arbitrary<Formula> = fc.oneof(
  weights.map((values) => weighted(values, 100)),
  fc.subarray([...LEVELS]).map((chosen): Formula => {
    const entries = LEVELS.map((level) => [level, chosen.includes(level) ? 1 : 0] as const)
    return { kind: 'share', weights: new Map(entries), base: LEVELS, scale: 100 }
  }),
  fc.constant<Formula>({ kind: 'count', base: LEVELS }),
  fc.constant<Formula>({
    kind: 'rate',
    weights: new Map([['2', 1]]),
    denominator: 'residents',
    per: 1000,
  }),
  fc.constant<Formula>({ kind: 'unit-cost', base: LEVELS }),
  fc
    .double({ min: 0.05, max: 0.95, noNaN: true })
    .map((q): Formula => ({ kind: 'quantile', q, bands: BANDS })),
)

const reported = {
  unitCosts: new Map(LEVELS.map((level) => [level, Number(level) ** 2 / 7])),
  figures: new Map([['residents', 12_345]]),
}

function found(from: Formula, over: Distribution): Estimate | undefined {
  const result = applyFormula(from, over, reported)
  return result.estimable ? result.estimate : undefined
}

const quantileAt = (q: number, over: Distribution) =>
  found({ kind: 'quantile', q, bands: BANDS }, over)?.value ?? Infinity

const metricOf = (only: Formula) => ({ id: 'metric', over: new Map([['m', only]]) })
const high = (estimate: Estimate | undefined) => estimate?.high ?? Infinity

describe('laws of the estimator', () => {
  it('gives the same bits whatever the order of the counts and of the parts', () => {
    const parts = fc.array(fc.tuple(counts, countVariance), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(formula, parts, fc.infiniteStream(fc.nat()), (by, given, ranks) => {
        const shuffled = given
          .map((part) => ({ part, rank: ranks.next().value ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ part: [values, variance] }) => {
            const plain = distribution(values, variance)
            return { ...plain, counts: new Map([...plain.counts].toReversed()) }
          })
        const plain = given.map(([values, variance]) => distribution(values, variance))
        expect(pool(metricOf(by), shuffled, reported)).toEqual(pool(metricOf(by), plain, reported))
      }),
    )
  })

  it('does not change when an organisation without answers is added', () => {
    fc.assert(
      fc.property(formula, counts, countVariance, (by, values, variance) => {
        const alone = distribution(values, variance)
        const nobody = distribution([], 3)
        expect(pool(metricOf(by), [alone, nobody], reported)).toEqual(
          applyFormula(by, alone, reported),
        )
        expect(pool(metricOf(by), [nobody, alone], reported)).toEqual(
          applyFormula(by, alone, reported),
        )
      }),
    )
  })

  it('does not change when one organisation is split in two and pooled', () => {
    fc.assert(
      fc.property(formula, counts, counts, fc.integer({ min: 0, max: 12 }), (by, a, b, eighths) => {
        const variance = eighths / 8
        fc.pre(a.some((count) => count > 0) && b.some((count) => count > 0))
        const whole = distribution(
          a.map((count, index) => count + (b[index] ?? 0)),
          2 * variance,
        )
        const parts = [distribution(a, variance), distribution(b, variance)]
        expect(pool(metricOf(by), parts, reported)).toEqual(applyFormula(by, whole, reported))
      }),
    )
  })

  it('holds its value in its interval', () => {
    fc.assert(
      fc.property(formula, counts, countVariance, (by, values, variance) => {
        const estimate = found(by, distribution(values, variance))
        fc.pre(estimate !== undefined)
        expect(estimate.low).toBeLessThanOrEqual(estimate.value)
        expect(high(estimate)).toBeGreaterThanOrEqual(estimate.value)
        expect(estimate.variance).toBeGreaterThanOrEqual(0)
        expect(Number.isFinite(estimate.variance)).toBe(true)
      }),
    )
  })

  it('keeps the interval of a mean within the range of its weights', () => {
    fc.assert(
      fc.property(weights, counts, countVariance, (given, values, variance) => {
        const estimate = found(weighted(given), distribution(values, variance))
        fc.pre(estimate !== undefined)
        expect(estimate.low).toBeGreaterThanOrEqual(Math.min(...given) - 1e-12)
        expect(high(estimate)).toBeLessThanOrEqual(Math.max(...given) + 1e-12)
      }),
    )
  })

  it('follows a change of scale and of origin', () => {
    fc.assert(
      fc.property(
        weights,
        counts,
        countVariance,
        fc.integer({ min: 1, max: 50 }),
        weight,
        (given, values, variance, factor, shift) => {
          const over = distribution(values, variance)
          const plain = found(weighted(given), over)
          const moved = found(weighted(given.map((each) => each * factor + shift)), over)
          fc.pre(plain !== undefined && moved !== undefined)
          for (const end of ['value', 'low', 'high'] as const)
            expect(moved[end]).toBeCloseTo((plain[end] ?? Number.NaN) * factor + shift, 6)
          expect(moved.variance).toBeCloseTo(plain.variance * factor * factor, 6)
        },
      ),
    )
  })

  it('turns over with its weights', () => {
    fc.assert(
      fc.property(weights, counts, countVariance, (given, values, variance) => {
        const over = distribution(values, variance)
        const plain = found(weighted(given), over)
        const turned = found(weighted(given.map((each) => -each)), over)
        fc.pre(plain !== undefined && turned !== undefined)
        expect(turned.value).toBeCloseTo(-plain.value, 9)
        expect(turned.low).toBeCloseTo(-high(plain), 9)
        expect(high(turned)).toBeCloseTo(-plain.low, 9)
      }),
    )
  })

  it('rises with every answer that moves to a better one', () => {
    const level = fc.nat({ max: 4 })
    fc.assert(
      fc.property(weights, counts, countVariance, level, level, (given, values, variance, a, b) => {
        fc.pre((given[a] ?? 0) < (given[b] ?? 0) && (values[a] ?? 0) > 0)
        const moved = values.map((count, index) => count + (index === b ? 1 : index === a ? -1 : 0))
        const before = found(weighted(given), distribution(values, variance))
        const after = found(weighted(given), distribution(moved, variance))
        expect(after?.value ?? 0).toBeGreaterThan(before?.value ?? 0)
      }),
    )
  })

  it('raises both ends of a share with every answer that joins it', () => {
    fc.assert(
      fc.property(counts, countVariance, (values, variance) => {
        fc.pre((values[0] ?? 0) > 0)
        const moved = values.map((count, index) => count + (index === 4 ? 1 : index === 0 ? -1 : 0))
        const top = weighted([0, 0, 0, 1, 1])
        const before = found(top, distribution(values, variance))
        const after = found(top, distribution(moved, variance))
        expect(after?.low ?? 0).toBeGreaterThanOrEqual((before?.low ?? 0) - 1e-12)
        expect(high(after)).toBeGreaterThanOrEqual(high(before) - 1e-12)
      }),
    )
  })

  it('widens with noise', () => {
    fc.assert(
      fc.property(formula, counts, countVariance, countVariance, (by, values, one, other) => {
        const quiet = found(by, distribution(values, Math.min(one, other)))
        const loud = found(by, distribution(values, Math.max(one, other)))
        fc.pre(quiet !== undefined && loud !== undefined)
        expect(loud.value).toBe(quiet.value)
        expect(loud.variance).toBeGreaterThanOrEqual(quiet.variance)
        expect(loud.low).toBeLessThanOrEqual(quiet.low + 1e-9)
        expect(high(loud)).toBeGreaterThanOrEqual(high(quiet) - 1e-9)
      }),
    )
  })

  it('orders quantiles, and does not let open cases shorten them', () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(
        counts,
        share,
        share,
        fc.nat({ max: 4 }),
        fc.nat({ max: 50 }),
        (values, a, b, band, open) => {
          const over = distribution(values, 0)
          fc.pre(values.some((count) => count > 0))
          expect(quantileAt(Math.min(a, b), over)).toBeLessThanOrEqual(
            quantileAt(Math.max(a, b), over),
          )
          const opened = { ...over, counts: new Map([...over.counts, [`open:${band + 1}`, open]]) }
          expect(quantileAt(a, opened)).toBeGreaterThanOrEqual(quantileAt(a, over) - 1e-9)
        },
      ),
    )
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustPValues } from './benjamini-hochberg.ts'
import { decompose } from './decomposition.ts'
import type { Stratum } from './decomposition.ts'
import { rankRanges } from './rank-ranges.ts'
import { tiers } from './tiers.ts'

const figures = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 20 }))
    .map(([value, reach]) => ({
      value,
      variance: reach ** 2 / 4,
      low: value - reach,
      high: value + reach,
      n: 50,
    })),
  { maxLength: 9 },
)

const total = (of: ReadonlyMap<string, Stratum>) =>
  [...of.values()].reduce((sum, { share, value }) => sum + share * value, 0)

describe('tiers', () => {
  it('claims a half only when the whole range is in it', () => {
    const ranges = [
      { from: 1, to: 2 },
      { from: 1, to: 3 },
      { from: 2, to: 5 },
      { from: 3, to: 5 },
      { from: 4, to: 5 },
    ]
    expect(tiers(ranges)).toEqual(['upper', 'middle', 'middle', 'middle', 'lower'])
    expect(tiers([{ from: 1, to: 1 }])).toEqual(['middle'])
  })
})

describe('laws of the statistics', () => {
  it('holds the observed rank in the rank range, and turns over with the direction', () => {
    fc.assert(
      fc.property(figures, (given) => {
        const up = rankRanges(given, 'up')
        const down = rankRanges(given, 'down')
        for (const [index, { value }] of given.entries()) {
          const rank = 1 + given.filter((other) => other.value > value).length
          expect(up[index]?.from).toBeLessThanOrEqual(rank)
          expect(up[index]?.to).toBeGreaterThanOrEqual(rank)
          expect(down[index]?.from).toBe(given.length + 1 - (up[index]?.to ?? 0))
        }
      }),
    )
  })

  it('never makes a p value smaller, nor changes the order', () => {
    const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(pValues, (given) => {
        const adjusted = adjustPValues(given)
        const paired = given.map((p, index) => ({ p, q: adjusted[index] ?? Number.NaN }))
        for (const { p, q } of paired) expect(q).toBeGreaterThanOrEqual(p * (1 - 1e-15))
        const inOrder = paired.toSorted((a, b) => a.p - b.p || a.q - b.q).map(({ q }) => q)
        expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b))
      }),
    )
  })

  it('takes a difference apart without a remainder', () => {
    const side = fc
      .array(
        fc.tuple(fc.integer({ min: 1, max: 99 }), fc.double({ min: -100, max: 100, noNaN: true })),
        {
          minLength: 3,
          maxLength: 3,
        },
      )
      .map((strata) => {
        const whole = strata.reduce((sum, [size]) => sum + size, 0)
        return new Map(
          strata.map(([size, value], index) => [`${index}`, { share: size / whole, value }]),
        )
      })
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { difference, mix, performance } = decompose(a, b)
        expect(mix + performance).toBe(difference)
        expect(difference).toBeCloseTo(total(a) - total(b), 9)
      }),
    )
  })
})

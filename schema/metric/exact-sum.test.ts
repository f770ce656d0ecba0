import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumExactly } from './exact-sum.ts'

describe('sumExactly', () => {
  it.each([
    [[], 0],
    [[0.1, 0.2, 0.3], 0.6],
    [[1e100, 1, -1e100], 1],
    [[1, 1e100, 1, -1e100], 2],
    [[2 ** 53, 1, 1], 2 ** 53 + 2],
    [[1, 2 ** -53, 2 ** -106], 1 + 2 ** -52],
    [Array.from({ length: 10 }, () => 0.1), 1],
  ])('adds %j', (terms, sum) => {
    expect(sumExactly(terms)).toBe(sum)
  })

  it('does not depend on the order', () => {
    const terms = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }))
    fc.assert(
      fc.property(terms, (given) => {
        const sum = sumExactly(given)
        expect(sumExactly(given.toReversed())).toBe(sum)
        expect(sumExactly(given.toSorted((a, b) => a - b))).toBe(sum)
      }),
    )
  })

  it('rounds sums of whole numbers as their exact sum is rounded, also beyond the safe ones', () => {
    const terms = fc.array(fc.maxSafeInteger())
    fc.assert(
      fc.property(terms, (given) => {
        const exact = given.reduce((sum, each) => sum + BigInt(each), 0n)
        expect(sumExactly(given) + 0).toBe(Number(exact))
      }),
    )
  })

  it('is exact for multiples of a power of two', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (given) => {
        const exact = given.reduce((sum, each) => sum + each, 0) / 1024
        expect(sumExactly(given.map((each) => each / 1024))).toBe(exact + 0)
      }),
    )
  })
})

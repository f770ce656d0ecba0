import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isSafeMagnitude, summariseContributions } from './magnitude.ts'
import { parseMasterKey } from './noise-key.ts'
import { protectCube } from './protect-cube.ts'
import { cubeOf, makeAnswers } from './small-world.test-support.ts'
import { citizenProfile } from './types.ts'

const masterKey = parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k))
const cube = cubeOf(makeAnswers(400, 1))
const whole = 'journey=*;channel=*;stage=*'

function protectSum(sum: { total: number; largest: number; second: number }, cellId = whole) {
  const magnitudes = [{ cellId, measure: 'cost', ...sum }]
  return protectCube({ ...cube, magnitudes }, citizenProfile, { masterKey }).magnitudes
}

describe('a summary of contributions', () => {
  it('clips to 0 .. cap and keeps the two largest', () => {
    expect(summariseContributions([5, 120, -3, 80, 7], 100)).toEqual({
      total: 192,
      largest: 100,
      second: 80,
    })
    expect(summariseContributions([], 100)).toEqual({ total: 0, largest: 0, second: 0 })
    expect(summariseContributions([4], 100)).toEqual({ total: 4, largest: 4, second: 0 })
    expect(() => summariseContributions([Number.NaN], 100)).toThrow(/not a number/)
  })

  it('is that of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2 }), (values) => {
        const [largest, second] = values.toSorted((a, b) => b - a)
        expect(summariseContributions(values, 1000)).toMatchObject({ largest, second })
      }),
    )
  })
})

describe('the p% rule', () => {
  it('refuses the example of the handbook, where the second contributor knows the first to 2 %', () => {
    const path = '../../../../test/vectors/disclosure-control/handbook-examples.json'
    const examples = z
      .object({
        p_percent_examples: z.array(z.object({ X: z.number(), x1: z.number(), x2: z.number() })),
      })
      .parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')))
    for (const { X, x1, x2 } of examples.p_percent_examples) {
      expect(isSafeMagnitude({ total: X, largest: x1, second: x2 })).toBe(false)
      expect(protectSum({ total: X, largest: x1, second: x2 })).toEqual([])
    }
  })

  it('agrees with the reference implementation on every cell of the worked example', () => {
    const path = '../../../../test/vectors/disclosure-control/worked-example.reference.json'
    const cell = z.object({ journey: z.string(), channel: z.string(), sdcStatus: z.string() })
    const file = z.object({
      microdata: z.array(z.object({ journey: z.string(), channel: z.string(), cost: z.number() })),
      sensitivity: z.object({ p15: z.array(cell) }),
    })
    const { microdata, sensitivity } = file.parse(
      JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')),
    )
    for (const { journey, channel, sdcStatus } of sensitivity.p15) {
      const own = microdata.filter(
        (each) =>
          [each.journey, 'ALL'].includes(journey) && [each.channel, 'ALL'].includes(channel),
      )
      const summary = summariseContributions(
        own.map(({ cost }) => cost),
        Number.POSITIVE_INFINITY,
      )
      expect({ journey, channel, unsafe: !isSafeMagnitude(summary) }).toEqual({
        journey,
        channel,
        unsafe: sdcStatus === 'u',
      })
    }
  })
})

describe('a published sum', () => {
  it('moves in steps of a tenth of its largest contribution, at most half of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 500 }),
        fc.integer({ min: 1, max: 9_000 }),
        (largest, rest) => {
          const second = Math.min(largest, rest)
          const total = largest + second + Math.max(rest, largest)
          const [released] = protectSum({ total, largest, second })
          const steps = ((released?.total ?? Number.NaN) - total) / (0.1 * largest)
          expect(steps).toBeCloseTo(Math.round(steps), 6)
          expect(Math.abs(steps)).toBeLessThanOrEqual(5.000001)
          expect(released?.total).toBeGreaterThanOrEqual(total / 2)
        },
      ),
    )
  })

  it('tells a standard error that is not too small and does not give the largest contribution away', () => {
    const errors = [400, 410, 420, 430].map((largest) => {
      const [released] = protectSum({ total: 10_000, largest, second: 300 })
      return released?.standardError ?? 0
    })
    expect(new Set(errors)).toEqual(new Set([100]))
    expect(100).toBeGreaterThan(0.1 * 430 * Math.sqrt(3))
  })

  it('is redrawn when only its largest contribution was corrected', () => {
    const releases = Array.from({ length: 30 }, (_, k) => {
      const [released] = protectSum({ total: 10_000, largest: 300 + k, second: 200 })
      return Math.round(((released?.total ?? 0) - 10_000) / (0.1 * (300 + k)))
    })
    expect(new Set(releases).size).toBeGreaterThan(3)
  })

  it('is absent where its cell is', () => {
    expect(
      protectSum({ total: 100, largest: 10, second: 9 }, 'journey=none;channel=*;stage=*'),
    ).toEqual([])
  })

  it('that cannot be a sum is refused', () => {
    for (const sum of [
      { total: 10, largest: 8, second: 9 },
      { total: 10, largest: 8, second: 3 },
      { total: 10, largest: 5, second: -1 },
      { total: Number.NaN, largest: 5, second: 1 },
    ])
      expect(() => protectSum(sum)).toThrow(/is no sum/)
  })
})

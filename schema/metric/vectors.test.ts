import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { applyFormula, pool } from './estimate.ts'
import type { EstimateResult } from './estimate.ts'
import type { Formula } from './formula.ts'

const values = z.record(z.string(), z.number())
const toMap = (record: Readonly<Record<string, number>>) => new Map(Object.entries(record))
const map = values.transform(toMap)

const band = z.object({
  answer: z.string(),
  from: z.number(),
  to: z.number().exactOptional(),
  censored: z.boolean().exactOptional(),
})

const formula: z.ZodType<Formula> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['share', 'mean', 'net']),
    weights: map,
    base: z.array(z.string()),
    scale: z.number(),
  }),
  z.object({ kind: z.literal('quantile'), q: z.number(), bands: z.array(band) }),
  z.object({
    kind: z.literal('rate'),
    weights: map,
    denominator: z.string(),
    per: z.number(),
  }),
  z.object({ kind: z.literal('unit-cost'), base: z.array(z.string()) }),
  z.object({ kind: z.literal('count'), base: z.array(z.string()) }),
  z.object({ kind: z.literal('reported') }),
])

const expected = z.union([
  z.object({ reason: z.string() }),
  z.object({
    value: z.number(),
    variance: z.number().optional(),
    low: z.number(),
    high: z.number().nullable(),
    n: z.number(),
  }),
])

const counted = z.object({ counts: map, countVariance: z.number() })

const estimateCase = z.object({
  id: z.string(),
  r: z.string(),
  given: counted.extend({
    formula,
    reported: z
      .object({
        unitCosts: map.exactOptional(),
        figures: map.exactOptional(),
        currency: z.string().exactOptional(),
      })
      .default({}),
  }),
  expect: expected,
})

const poolCase = z.object({
  id: z.string(),
  given: z.object({ formula, parts: z.array(counted) }),
  expect: expected,
})

function read<T>(name: string, shape: z.ZodType<T>): readonly T[] {
  const url = new URL(`../vectors/${name}.json`, import.meta.url)
  return z.object({ cases: z.array(shape) }).parse(JSON.parse(readFileSync(url, 'utf8'))).cases
}

function compare(result: EstimateResult, wanted: z.infer<typeof expected>): void {
  if ('reason' in wanted) {
    expect(result).toEqual({ estimable: false, reason: wanted.reason })
    return
  }
  if (!result.estimable) throw new Error(result.reason)
  const { value, variance, low, high, n } = result.estimate
  expect(n).toBe(wanted.n)
  expectClose(value, wanted.value)
  if (wanted.variance !== undefined) expectClose(variance, wanted.variance)
  expectClose(low, wanted.low)
  if (wanted.high === null) expect(high).toBeUndefined()
  else expectClose(high, wanted.high)
}

function expectClose(actual: number | undefined, wanted: number): void {
  expect(actual).toBeTypeOf('number')
  const tolerance = 1e-8 * Math.max(1, Math.abs(wanted))
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(
    tolerance,
  )
}

describe('estimate, against R', () => {
  it.each(read('estimate', estimateCase))('$id', ({ given, expect: wanted }) => {
    const { counts, countVariance, reported } = given
    compare(applyFormula(given.formula, { measure: 'm', counts, countVariance }, reported), wanted)
  })
})

describe('pool, against R', () => {
  it.each(read('pool', poolCase))('$id', ({ given, expect: wanted }) => {
    const metric = { id: 'metric', over: new Map([['m', given.formula]]) }
    compare(
      pool(
        metric,
        given.parts.map((part) => ({ measure: 'm', ...part })),
      ),
      wanted,
    )
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { applyFormula } from '../estimate.ts'
import { benefitReach } from '../investment/return-interval.ts'
import { adjustPValues } from './benjamini-hochberg.ts'
import { controlChart } from './control-chart.ts'
import { pearson, spearman } from './correlation.ts'
import { decompose } from './decomposition.ts'
import { countStratum, decompositionIntervals } from './decomposition-interval.ts'
import { difference } from './difference.ts'
import { standardise } from './direct-standardisation.ts'
import { dissimilarity } from './dissimilarity.ts'
import { funnel } from './funnel.ts'
import { upperGamma } from './gamma.ts'
import { heterogeneity } from './heterogeneity.ts'
import { adjustByHolm } from './holm.ts'
import { nearestNeighbours } from './nearest-neighbours.ts'
import { normalUpperPoint, normalUpperTail, Z95 } from './normal.ts'
import { randomEffectsMean } from './random-effects-mean.ts'
import { rankRanges } from './rank-ranges.ts'
import { medianAbsoluteDeviation, percentileAmong, sampleQuantile } from './sample-quantile.ts'
import { studentUpperPoint, studentUpperTail } from './student-t.ts'

const numbers = z.array(z.number())
const anything = z.unknown()

function read<T, E = unknown>(name: string, given: z.ZodType<T>, wanted: z.ZodType<E>) {
  const url = new URL(`../../vectors/${name}.json`, import.meta.url)
  const shape = z.object({ id: z.string(), given, expect: wanted })
  return z.object({ cases: z.array(shape) }).parse(JSON.parse(readFileSync(url, 'utf8'))).cases
}

/** Deep equality with numbers compared to nine significant digits. */
function expectClose(actual: unknown, wanted: unknown, path = ''): void {
  if (typeof wanted === 'number') {
    expect(actual, path).toBeTypeOf('number')
    const tolerance = 1e-9 * Math.max(1e-3, Math.abs(wanted))
    expect(
      Math.abs(Number(actual) - wanted),
      `${path}: ${String(actual)} for ${wanted}`,
    ).toBeLessThanOrEqual(tolerance)
  } else if (Array.isArray(wanted)) {
    expect(actual, path).toHaveLength(wanted.length)
    for (const [index, each] of wanted.entries())
      expectClose(Array.isArray(actual) ? actual[index] : undefined, each, `${path}[${index}]`)
  } else if (typeof wanted === 'object' && wanted !== null) {
    const fields = new Map(Object.entries(actual ?? {}))
    for (const [key, each] of Object.entries(wanted))
      expectClose(fields.get(key), each, `${path}.${key}`)
  } else expect(actual, path).toEqual(wanted)
}

function normalFigure(value: number, standardError: number) {
  const reach = Z95 * standardError
  return { value, variance: standardError ** 2, low: value - reach, high: value + reach, n: 100 }
}

function normalFigures(values: readonly number[], standardErrors: readonly number[]) {
  return values.map((value, index) => normalFigure(value, standardErrors[index] ?? Number.NaN))
}

const named = <T>(values: readonly T[]) =>
  new Map(values.map((value, index) => [`stratum-${index}`, value] as const))

const figure = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  variance: z.number(),
})

describe('difference', () => {
  const cases = read('difference', z.object({ a: figure, b: figure }), anything)
  it.each(cases)('$id', ({ given, expect: wanted }) => {
    expectClose(difference(given.a, given.b), wanted)
  })
})

describe('benjamini-hochberg', () => {
  it.each(read('benjamini-hochberg', z.object({ pValues: numbers }), numbers))(
    '$id',
    ({ given, expect: wanted }) => {
      expectClose(adjustPValues(given.pValues), wanted)
    },
  )
})

describe('sample-quantile', () => {
  const given = z.object({ values: numbers, q: z.number() })
  it.each(read('sample-quantile', given, z.number()))('$id', ({ given: input, expect: wanted }) => {
    expectClose(sampleQuantile(input.values, input.q), wanted)
  })
})

describe('holm', () => {
  it.each(read('holm', z.object({ pValues: numbers }), numbers))(
    '$id',
    ({ given, expect: wanted }) => {
      expectClose(adjustByHolm(given.pValues), wanted)
    },
  )
})

describe('percentile', () => {
  const given = z.object({ value: z.number(), values: numbers })
  it.each(read('percentile', given, z.number()))('$id', ({ given: input, expect: wanted }) => {
    expectClose(percentileAmong(input.value, input.values), wanted)
  })
})

describe('median-absolute-deviation', () => {
  const given = z.object({ values: numbers })
  it.each(read('median-absolute-deviation', given, z.number()))(
    '$id',
    ({ given: input, expect: wanted }) => {
      expectClose(medianAbsoluteDeviation(input.values), wanted)
    },
  )
})

describe('dissimilarity', () => {
  const given = z.object({ a: numbers, b: numbers })
  it.each(read('dissimilarity', given, z.number()))('$id', ({ given: input, expect: wanted }) => {
    expectClose(dissimilarity(named(input.a), named(input.b)), wanted)
  })
})

describe('decompose-interval', () => {
  const rows = z.array(numbers)
  const given = z.object({
    a: rows,
    b: rows,
    weights: numbers,
    noiseOfA: z.number(),
    noiseOfB: z.number(),
  })
  function countStrata(
    { weights }: z.infer<typeof given>,
    counts: number[][],
    countVariance: number,
  ) {
    const answers = weights.map((_, index) => `answer-${index}`)
    const byAnswer = (values: readonly number[]) =>
      new Map(answers.map((answer, index) => [answer, values[index] ?? 0]))
    const formula = { kind: 'mean', weights: byAnswer(weights), base: answers, scale: 1 } as const
    return named(
      counts.map((row) => {
        const distribution = { measure: 'm', counts: byAnswer(row), countVariance }
        const result = applyFormula(formula, distribution)
        if (!result.estimable) throw new Error('an empty stratum')
        return countStratum(formula, distribution, result.estimate)
      }),
    )
  }
  it.each(read('decompose-interval', given, z.looseObject({ strata: z.array(anything) })))(
    '$id',
    ({ given: input, expect: { strata, ...wanted } }) => {
      const [a, b] = [
        countStrata(input, input.a, input.noiseOfA),
        countStrata(input, input.b, input.noiseOfB),
      ]
      const found = decompositionIntervals(a, b)
      expectClose(found, wanted)
      expectClose([...found.strata.values()], strata)
    },
  )
})

describe('benefit-reach', () => {
  const pair = z.tuple([z.number(), z.number()])
  const given = z.object({
    before: numbers,
    now: numbers,
    unitCosts: numbers,
    failuresBefore: pair,
    failuresNow: pair,
    countVariance: z.number(),
    windows: z.number(),
  })
  it.each(read('benefit-reach', given, z.number()))('$id', ({ given: input, expect: wanted }) => {
    const { countVariance, windows } = input
    const counted = (contacts: readonly number[]) => ({ contacts: named(contacts), countVariance })
    const demand = ([failures, value]: z.infer<typeof pair>) => ({
      failures,
      contacts: failures + value,
      countVariance,
    })
    const change = {
      before: counted(input.before),
      now: counted(input.now),
      failures: { before: demand(input.failuresBefore), now: demand(input.failuresNow) },
      costs: named(input.unitCosts),
      windows,
    }
    expectClose(benefitReach(change), wanted)
  })
})

describe('funnel', () => {
  const given = z.object({
    values: numbers,
    standardErrors: numbers,
    target: z.number(),
    model: z.enum(['multiplicative', 'additive']).optional(),
  })
  it.each(read('funnel', given, anything))('$id', ({ given: input, expect: wanted }) => {
    const figures = normalFigures(input.values, input.standardErrors)
    const { model } = input
    const result = funnel(figures, input.target, model === undefined ? {} : { model })
    if (model === undefined) {
      expectClose(result.dispersion, wanted)
      return
    }
    const { points } = result
    const columns = {
      z: points.map((point) => point.z),
      low95: points.map(({ limits95 }) => limits95.low),
      high95: points.map(({ limits95 }) => limits95.high),
      low998: points.map(({ limits998 }) => limits998.low),
      high998: points.map(({ limits998 }) => limits998.high),
    }
    expectClose(columns, wanted)
  })
})

describe('control-chart', () => {
  const given = z.object({
    values: numbers,
    baseline: z.number().exactOptional(),
    shiftLength: z.number().exactOptional(),
  })
  it.each(read('control-chart', given, anything))('$id', ({ given: input, expect: wanted }) => {
    expectClose(controlChart(input.values, input), wanted)
  })
})

describe('rank-ranges', () => {
  const given = z.object({
    values: numbers,
    standardErrors: numbers,
    better: z.enum(['up', 'down']),
  })
  it.each(read('rank-ranges', given, anything))('$id', ({ given: input, expect: wanted }) => {
    const ranges = rankRanges(normalFigures(input.values, input.standardErrors), input.better)
    const columns = { from: ranges.map(({ from }) => from), to: ranges.map(({ to }) => to) }
    expectClose(columns, wanted)
  })
})

describe('heterogeneity', () => {
  const given = z.object({ values: numbers, variances: numbers })
  it.each(read('heterogeneity', given, anything))('$id', ({ given: input, expect: wanted }) => {
    const figures = input.values.map((value, index) => ({
      value,
      variance: input.variances[index] ?? Number.NaN,
    }))
    expectClose(heterogeneity(figures), wanted)
  })
})

describe('random-effects-mean', () => {
  const given = z.object({ values: numbers, variances: numbers })
  it.each(read('random-effects-mean', given, anything))(
    '$id',
    ({ given: input, expect: wanted }) => {
      const figures = input.values.map((value, index) => ({
        value,
        variance: input.variances[index] ?? Number.NaN,
      }))
      expectClose(randomEffectsMean(figures), wanted)
    },
  )
})

describe('standardise', () => {
  const given = z.object({ values: numbers, standardErrors: numbers, mix: numbers })
  it.each(read('standardise', given, anything))('$id', ({ given: input, expect: wanted }) => {
    const figures = normalFigures(input.values, input.standardErrors)
    const result = standardise(named(figures), named(input.mix))
    expectClose(result.standardised ? result.estimate : result, wanted)
  })
})

describe('decompose', () => {
  const side = z.object({ shares: numbers, values: numbers })
  const given = z.object({ a: side, b: side })
  const strata = ({ shares, values }: z.infer<typeof side>) =>
    named(shares.map((share, index) => ({ share, value: values[index] ?? Number.NaN })))
  it.each(read('decompose', given, anything))('$id', ({ given: { a, b }, expect: wanted }) => {
    expectClose(decompose(strata(a), strata(b)), wanted)
  })
})

describe('correlation', () => {
  const given = z.object({ x: numbers, y: numbers })
  it.each(read('correlation', given, anything))(
    '$id',
    ({ id, given: { x, y }, expect: wanted }) => {
      const pairs = x.map((value, index) => [value, y[index] ?? Number.NaN] as const)
      expectClose(id.startsWith('pearson') ? pearson(pairs) : spearman(pairs), wanted)
    },
  )
})

describe('nearest-neighbours', () => {
  const given = z.object({ rows: z.array(numbers) })
  it.each(read('nearest-neighbours', given, numbers))(
    '$id',
    ({ given: { rows }, expect: wanted }) => {
      const organisations = rows.map((row, index) => ({
        id: `${index}`,
        characteristics: named(row),
      }))
      const characteristics = (rows[0] ?? []).map((_, index) => `stratum-${index}`)
      const { nearest } = nearestNeighbours('0', organisations, { characteristics, count: 99 })
      const byRow = nearest.toSorted((a, b) => Number(a.id) - Number(b.id))
      expectClose(
        byRow.map(({ distance }) => distance),
        wanted,
      )
    },
  )
})

describe('distributions', () => {
  const given = z.union([
    z.object({ upper: z.number(), df: z.number().optional() }),
    z.object({ z: z.number() }),
    z.object({ t: z.number(), df: z.number() }),
    z.object({ x: z.number(), df: z.number() }),
  ])
  const answer = (input: z.infer<typeof given>) => {
    if ('upper' in input)
      return input.df === undefined
        ? normalUpperPoint(input.upper)
        : studentUpperPoint(input.upper, input.df)
    if ('z' in input) return normalUpperTail(input.z)
    if ('t' in input) return studentUpperTail(input.t, input.df)
    return upperGamma(input.df / 2, input.x / 2)
  }
  it.each(read('distributions', given, z.number()))('$id', ({ given: input, expect: wanted }) => {
    const actual = answer(input)
    expect(Math.abs(actual - wanted)).toBeLessThanOrEqual(1e-10 * Math.max(1e-16, Math.abs(wanted)))
  })
})

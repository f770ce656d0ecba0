import { describe, expect, it } from 'vitest'
import { controlChart } from './control-chart.ts'
import { pearson, spearman } from './correlation.ts'
import { decompose } from './decomposition.ts'
import { standardise } from './direct-standardisation.ts'
import { heterogeneity } from './heterogeneity.ts'
import { nearestNeighbours } from './nearest-neighbours.ts'
import { percentileAmong, quartiles, sampleQuantile } from './sample-quantile.ts'

const figure = (value: number, reach: number) => ({
  value,
  variance: (reach / 1.96) ** 2,
  low: value - reach,
  high: value + reach,
  n: 50,
})

const of = (id: string, residents?: number) => ({
  id,
  characteristics: new Map(residents === undefined ? [] : [['residents', residents]]),
})

describe('what cannot be computed is refused, not guessed', () => {
  it('standardises only over strata that all have a figure', () => {
    const strata = new Map([['web', figure(90, 2)]])
    const mix = new Map([
      ['web', 60],
      ['phone', 30],
      ['counter', 10],
      ['post', 0],
    ])
    expect(standardise(strata, mix)).toEqual({ standardised: false, missing: ['counter', 'phone'] })
    expect(() => standardise(strata, new Map())).toThrow(RangeError)
  })

  it('takes apart only differences whose strata are the same', () => {
    const a = new Map([['web', { share: 1, value: 90 }]])
    expect(() => decompose(a, new Map([['phone', { share: 1, value: 80 }]]))).toThrow(/phone|web/)
  })

  it('has no correlation for three pairs, nor for a metric that does not vary', () => {
    const three = [
      [1, 2],
      [2, 3],
      [3, 5],
    ] as const
    const flat = [1, 2, 3, 4, 5].map((x) => [x, 7] as const)
    expect(pearson(three)).toBeUndefined()
    expect(spearman(flat)).toBeUndefined()
  })

  it('has no heterogeneity for one figure, nor where a figure has no variance', () => {
    expect(heterogeneity([{ value: 1, variance: 1 }])).toBeUndefined()
    expect(
      heterogeneity([
        { value: 1, variance: 1 },
        { value: 2, variance: 0 },
      ]),
    ).toBeUndefined()
  })

  it('has no chart for one point and calls a short one provisional', () => {
    expect(controlChart([50])).toBeUndefined()
    expect(controlChart([50, 51, 49])?.provisional).toBe(true)
    expect(controlChart(Array.from({ length: 12 }, (_, index) => index % 3))?.provisional).toBe(
      false,
    )
  })

  it('has no quantile of nothing', () => {
    expect(() => sampleQuantile([], 0.5)).toThrow(RangeError)
    expect(() => percentileAmong(1, [])).toThrow(RangeError)
  })

  it('places no neighbour that lacks a characteristic', () => {
    const all = [of('a', 10), of('b', 30), of('c', 12), of('d'), of('e', 12)]
    const options = { characteristics: ['residents'], count: 2 }
    const { nearest, unplaced } = nearestNeighbours('a', all, options)
    expect(nearest.map(({ id }) => id)).toEqual(['c', 'e'])
    expect(unplaced).toEqual(['d'])
    expect(() => nearestNeighbours('d', all, options)).toThrow(RangeError)
  })
})

describe('standing among peers', () => {
  it('gives quartiles and a percentile that counts ties by half', () => {
    expect(quartiles([1, 2, 3, 4, 5])).toEqual({ lower: 2, median: 3, upper: 4 })
    expect(percentileAmong(3, [1, 2, 3, 3, 5])).toBe(60)
  })
})

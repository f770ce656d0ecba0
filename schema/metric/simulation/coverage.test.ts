import { describe, expect, it } from 'vitest'
import { COVERAGE_CASES, QUANTILE_CASES } from './coverage-cases.ts'
import { simulateCoverage } from './coverage.ts'
import { simulateEventCoverage } from './event-coverage.ts'
import { simulateFalseDifferences, simulateRankRanges } from './false-calls.ts'
import { NO_NOISE, SYMMETRIC_NOISE, TABLE_NOISE } from './noise.ts'
import { seededRandom } from './random.ts'

// 500 trials with a fixed seed: two points of slack for chance. The full run is `npm run coverage`.
const trials = 500

describe.each([NO_NOISE, SYMMETRIC_NOISE, TABLE_NOISE])('95 % intervals, noise $id', (noise) => {
  it.each(COVERAGE_CASES)('$id', (population) => {
    const random = seededRandom(7)
    for (const n of [15, 50, 500]) {
      const { coverage } = simulateCoverage(population, { n, noise, trials, random })
      expect(coverage, `n ${n}`).toBeGreaterThanOrEqual(0.91)
      if (n === 500) expect(coverage, `n ${n}`).toBeLessThanOrEqual(0.98)
    }
  })

  it.each(QUANTILE_CASES)('$id', (population) => {
    const random = seededRandom(7)
    const { coverage } = simulateCoverage(population, { n: 50, noise, trials, random })
    expect(coverage).toBeGreaterThanOrEqual(0.93)
  })

  it('holds the mean of a count of events', () => {
    const random = seededRandom(7)
    for (const n of [15, 50, 500]) {
      const coverage = simulateEventCoverage({ n, noise, trials: 2000, random })
      expect(coverage, `n ${n}`).toBeGreaterThanOrEqual(0.93)
      expect(coverage, `n ${n}`).toBeLessThanOrEqual(0.97)
    }
  })

  it('calls two organisations alike different one time in twenty at most', () => {
    const random = seededRandom(7)
    for (const population of COVERAGE_CASES)
      expect(
        simulateFalseDifferences(population, { n: 50, noise, trials, random }),
        population.id,
      ).toBeLessThanOrEqual(0.08)
  })
})

describe('intervals without the noise', () => {
  it('would be too narrow: the test can fail', () => {
    const silent = { ...SYMMETRIC_NOISE, variance: 0 }
    const population = COVERAGE_CASES.find(({ id }) => id === 'mean-flat')
    if (population === undefined) throw new Error('no case')
    const options = { n: 15, noise: silent, trials, random: seededRandom(7) }
    expect(simulateCoverage(population, options).coverage).toBeLessThan(0.85)
  })
})

describe('rank ranges', () => {
  it.each([
    ['all equal', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['spread', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['two groups', [0, 0, 0, 0, 5, 5, 5, 5]],
  ])('hold the true ranks together: %s', (_, truth) => {
    const standardErrors = truth.map((_unused, index) => (index % 2 === 0 ? 1 : 0.4))
    const { simultaneous, meanWidth } = simulateRankRanges(truth, {
      trials,
      random: seededRandom(7),
      standardErrors,
    })
    expect(simultaneous).toBeGreaterThanOrEqual(0.93)
    if (truth.at(-1) !== 0) expect(meanWidth).toBeLessThan(truth.length - 1)
  })
})

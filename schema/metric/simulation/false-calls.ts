import { applyFormula } from '../estimate.ts'
import type { Estimate } from '../estimate.ts'
import { difference } from '../statistics/difference.ts'
import { Z95 } from '../statistics/normal.ts'
import { rankRanges } from '../statistics/rank-ranges.ts'
import type { CoverageCase, CoverageOptions } from './coverage.ts'
import { drawCounts, drawNormal } from './random.ts'
import type { Random } from './random.ts'

/** How often two organisations with the same population are called different at 5 %. */
export function simulateFalseDifferences(
  population: CoverageCase,
  options: CoverageOptions,
): number {
  let called = 0
  for (let trial = 0; trial < options.trials; trial++) {
    const { pValue } = difference(draw(population, options), draw(population, options))
    if (pValue < 0.05) called += 1
  }
  return called / options.trials
}

function draw(population: CoverageCase, options: CoverageOptions): Estimate {
  const { formula, answers, probabilities, id } = population
  const { n, noise, random } = options
  for (;;) {
    const drawn = drawCounts(random, n, probabilities)
    const counts = new Map(
      answers.map((answer, index) => [answer, noise.perturb(drawn[index] ?? 0, random)]),
    )
    const result = applyFormula(formula, { measure: id, counts, countVariance: noise.variance })
    if (result.estimable) return result.estimate
  }
}

export interface RankOptions {
  readonly trials: number
  readonly random: Random
  /** Standard error of every organisation's figure, whose true values are given. */
  readonly standardErrors: readonly number[]
}

export interface RankResult {
  /** Share of the trials in which every range holds its organisation's true rank. */
  readonly simultaneous: number
  readonly meanWidth: number
}

/** How often all rank ranges hold the true ranks at once. Organisations with equal true values may hold any of their places. */
export function simulateRankRanges(
  truth: readonly number[],
  { trials, random, standardErrors }: RankOptions,
): RankResult {
  let held = 0
  let width = 0
  for (let trial = 0; trial < trials; trial++) {
    const ranges = rankRanges(
      truth.map((value, index) =>
        normalFigure(
          value + (standardErrors[index] ?? 1) * drawNormal(random),
          standardErrors[index] ?? 1,
        ),
      ),
      'up',
    )
    const all = ranges.every(({ from, to }, index) => {
      const own = truth[index] ?? 0
      const better = truth.filter((other) => other > own).length
      const worse = truth.filter((other) => other < own).length
      return from <= 1 + better && to >= truth.length - worse
    })
    if (all) held += 1
    width += ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0) / ranges.length
  }
  return { simultaneous: held / trials, meanWidth: width / trials }
}

function normalFigure(value: number, standardError: number): Estimate {
  const reach = Z95 * standardError
  return { value, variance: standardError ** 2, low: value - reach, high: value + reach, n: 100 }
}

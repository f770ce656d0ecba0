import { applyFormula } from '../estimate.ts'
import type { Formula } from '../formula.ts'
import type { Noise } from './noise.ts'
import { drawCounts } from './random.ts'
import type { Random } from './random.ts'

/** A population whose true value is known, and a formula that estimates it. */
export interface CoverageCase {
  readonly id: string
  readonly formula: Formula
  readonly answers: readonly string[]
  readonly probabilities: readonly number[]
  readonly truth: number
}

export interface CoverageResult {
  readonly id: string
  readonly n: number
  readonly noise: string
  readonly trials: number
  /** Share of the trials whose interval holds the truth. */
  readonly coverage: number
  /** Mean width of the bounded intervals, in the unit of the metric. */
  readonly width: number
}

/**
 * How often the 95 % interval holds the true value: `trials` samples of `n` people, each count perturbed on its own.
 * Trials without an estimate (no answers left) are drawn again.
 */
export function simulateCoverage(
  { id, formula, answers, probabilities, truth }: CoverageCase,
  { n, noise, trials, random }: CoverageOptions,
): CoverageResult {
  let covered = 0
  let bounded = 0
  let width = 0
  for (let trial = 0; trial < trials;) {
    const drawn = drawCounts(random, n, probabilities)
    const counts = new Map(
      answers.map((answer, index) => [answer, noise.perturb(drawn[index] ?? 0, random)]),
    )
    const result = applyFormula(formula, { measure: id, counts, countVariance: noise.variance })
    if (!result.estimable && result.reason === 'empty-base') continue
    trial += 1
    if (!result.estimable) continue
    const { low, high } = result.estimate
    if (low <= truth + 1e-9 && truth - 1e-9 <= (high ?? Infinity)) covered += 1
    if (high === undefined) continue
    bounded += 1
    width += high - low
  }
  return {
    id,
    n,
    noise: noise.id,
    trials,
    coverage: covered / trials,
    width: width / bounded,
  }
}

export interface CoverageOptions {
  readonly n: number
  readonly noise: Noise
  readonly trials: number
  readonly random: Random
}

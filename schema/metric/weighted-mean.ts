import type { Estimate } from './estimate.ts'
import { sumExactly } from './exact-sum.ts'
import { scoreInterval } from './score-interval.ts'
import { Z95 } from './statistics/normal.ts'
import { studentUpperPoint } from './statistics/student-t.ts'

/** An answer of the base: how often it was given, and what it weighs. */
export interface WeighedAnswer {
  readonly count: number
  readonly weight: number
}

/**
 * The weighted mean of a base of answers times `scale`, with the variance of multinomial sampling and protection noise:
 * (s^2 / n + V * sum (w - m)^2 / n^2) * scale^2 (delta method), and a score interval that stays within the range of the weights.
 * Undefined for an empty base.
 */
export function weightedMean(
  answers: readonly WeighedAnswer[],
  countVariance: number,
  scale: number,
): Estimate | undefined {
  const n = answers.reduce((sum, { count }) => sum + count, 0)
  if (n === 0) return undefined
  const mean = sumExactly(answers.map(({ weight, count }) => weight * count)) / n
  const spread = answerVariance(answers, mean, n)
  const noise =
    (countVariance * sumExactly(answers.map(({ weight }) => (weight - mean) ** 2))) / (n * n)
  const variance = spread / n + noise
  const { low, high } = meanInterval(answers, { mean, n, spread, countVariance })
  const ends = [low * scale, high * scale].toSorted((a, b) => a - b)
  return {
    value: mean * scale,
    variance: variance * scale * scale,
    low: Math.min(ends[0] ?? 0, mean * scale),
    high: Math.max(ends[1] ?? 0, mean * scale),
    n,
  }
}

/**
 * Variance of one answer. Where all answers weigh the same the sample says 0, which is too sure: then it is taken as if
 * half an answer had been the nearest other one (the half of Haldane 1956 and Anscombe 1956).
 */
function answerVariance(answers: readonly WeighedAnswer[], mean: number, n: number): number {
  const observed = sumExactly(answers.map(({ weight, count }) => count * (weight - mean) ** 2)) / n
  const given = answers.find(({ count }) => count > 0)?.weight ?? mean
  if (answers.some(({ count, weight }) => count > 0 && weight !== given)) return observed
  const gaps = answers.map(({ weight }) => Math.abs(weight - given)).filter((gap) => gap > 0)
  if (gaps.length === 0) return 0
  return Math.min(...gaps) ** 2 * (0.5 / n) * (1 - 0.5 / n)
}

interface Moments {
  readonly mean: number
  readonly n: number
  readonly spread: number
  readonly countVariance: number
}

function meanInterval(
  answers: readonly WeighedAnswer[],
  { mean, n, spread, countVariance }: Moments,
): { readonly low: number; readonly high: number } {
  const weights = answers.map(({ weight }) => weight)
  const least = Math.min(...weights)
  const range = Math.max(...weights) - least
  if (range === 0) return { low: mean, high: mean }
  const rescaled = Math.min(1, Math.max(0, (mean - least) / range))
  const twoValued = weights.every((weight) => weight === least || weight === least + range)
  const { low, high } = scoreInterval({
    mean: rescaled,
    n,
    weights: weights.map((weight) => (weight - least) / range),
    dispersion: twoValued ? 1 : dispersionOf(spread / (range * range), rescaled),
    countVariance,
    critical: twoValued ? Z95 : studentCritical(n),
  })
  return { low: least + range * low, high: least + range * high }
}

/** At the ends of the range the sample says nothing of the spread; 1 is the most that it can be. */
function dispersionOf(spread: number, mean: number): number {
  return mean <= 0 || mean >= 1 ? 1 : Math.min(1, spread / (mean * (1 - mean)))
}

/**
 * Student's t where three or more weights make the spread an estimate. Treating the noise part as known (Satterthwaite 1946) would
 * narrow the interval, but simulated coverage at n = 15 then falls to 92 %: the spread is measured on perturbed counts.
 */
function studentCritical(n: number): number {
  return n > 1e7 ? Z95 : studentUpperPoint(0.025, Math.max(1, n - 1))
}

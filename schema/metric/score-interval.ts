/** What a score interval is solved from: a mean of weights between 0 and 1 over `n` answers. */
export interface ScoreInput {
  /** The weighted mean, 0 to 1. */
  readonly mean: number
  readonly n: number
  /** One weight for each answer of the base, 0 to 1. */
  readonly weights: readonly number[]
  /** Sampling variance of one answer over mean * (1 - mean): 1 where the weights are 0 and 1. */
  readonly dispersion: number
  /** Variance that protection added to each count. */
  readonly countVariance: number
  /** Half width in standard errors: 1.96, or Student's t. */
  readonly critical: number
}

/**
 * All means m in [0, 1] with (mean - m)^2 <= critical^2 * Var(m), where
 * Var(m) = dispersion * m(1 - m) / n + V * sum over answers (w - m)^2 / n^2.
 * Both sides are quadratic in m, so the ends are roots. Without noise and with weights 0 and 1 it is the interval of
 * Wilson (1927), doi:10.1080/01621459.1927.10502953; the variance is that of the hypothesis, hence never zero at 0 or 1.
 */
export function scoreInterval(input: ScoreInput): { readonly low: number; readonly high: number } {
  const { mean, n, weights, dispersion, countVariance, critical } = input
  const squared = critical * critical
  const noise = countVariance / (n * n)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)

  const quadratic = 1 + squared * (dispersion / n - noise * weights.length)
  const half = mean + squared * (dispersion / (2 * n) - noise * sum)
  const constant = mean * mean - squared * noise * squares
  if (quadratic <= 0) return { low: 0, high: 1 }

  const root = Math.sqrt(Math.max(0, half * half - quadratic * constant))
  const high = (half + root) / quadratic
  const low = half > 0 ? constant / (half + root) : (half - root) / quadratic
  return { low: clamp(low, 0, mean), high: clamp(high, mean, 1) }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

import type { Estimate } from './estimate.ts'
import { sumExactly } from './exact-sum.ts'
import { Z95 } from './statistics/normal.ts'
import type { WeighedAnswer } from './weighted-mean.ts'

/**
 * A weighted count of events times `scale`, with the variance of Poisson sampling and protection noise:
 * (sum w^2 h + V * sum w^2) * scale^2. The interval is the score interval: all rates L with
 * (count - L)^2 <= z^2 * (d L + V * sum w^2), d the weight of an average event; it never falls below 0.
 * Source: Rao score interval of a Poisson mean (Barker 2002, doi:10.1198/000313002317572736). Weights must not be negative.
 */
export function eventCount(
  answers: readonly WeighedAnswer[],
  countVariance: number,
  scale: number,
): Estimate {
  if (answers.some(({ weight }) => weight < 0))
    throw new RangeError('a count of events cannot have negative weights')
  const counted = answers.filter(({ weight }) => weight > 0)
  const total = sumExactly(counted.map(({ weight, count }) => weight * count))
  const squares = sumExactly(counted.map(({ weight, count }) => weight * weight * count))
  const noise = countVariance * sumExactly(counted.map(({ weight }) => weight * weight))
  const size = total > 0 ? squares / total : Math.max(0, ...counted.map(({ weight }) => weight))

  const half = (Z95 * Z95 * size) / 2
  const reach = Math.sqrt(half * half + Z95 * Z95 * (size * total + noise))
  return {
    value: total * scale,
    variance: (Math.max(squares, total > 0 ? 0 : size * size * 0.5) + noise) * scale * scale,
    low: Math.min(total, Math.max(0, total + half - reach)) * scale,
    high: (total + half + reach) * scale,
    n: counted.reduce((sum, { count }) => sum + count, 0),
  }
}

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Draws that repeat exactly for a seed. */
export interface Random {
  /** Uniform in [0, 1). */
  fraction(): number
  /** Whole number from 0 up to, not including, `below`. */
  below(below: number): number
  chance(probability: number): boolean
  /** One key, with a probability in proportion to its weight. */
  pick<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K
  /** A rating from 1 to 5 whose mean is `mean`. */
  rating(mean: number): number
  /** A count with this mean, spread as a geometric distribution. */
  geometric(mean: number): number
  /** A positive number with this median, spread as a log-normal distribution. */
  logNormal(median: number, spread: number): number
}

export function createRandom(seed: number): Random {
  const source = xoroshiro128plus(seed)
  const fraction = () => uniformFloat64(source)
  const chance = (probability: number) => fraction() < probability
  return {
    fraction,
    chance,
    below: (below) => uniformInt(source, 0, below - 1),
    pick: (weights) => pickWeighted(weights, fraction()),
    rating(mean) {
      const agree = Math.min(0.98, Math.max(0.02, (mean - 1) / 4 + (fraction() - 0.5) * 0.3))
      return 1 + [1, 2, 3, 4].filter(() => chance(agree)).length
    },
    geometric(mean) {
      return Math.floor(Math.log(1 - fraction()) / Math.log(mean / (1 + mean)))
    },
    logNormal(median, spread) {
      const normal = Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction())
      return median * Math.exp(spread * normal)
    },
  }
}

function pickWeighted<K extends string>(
  weights: Readonly<Partial<Record<K, number>>>,
  at: number,
): K {
  const entries = weightsOf(weights)
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  const last = entries.at(-1)
  if (last !== undefined) return last[0]
  throw new RangeError('nothing to pick from')
}

function weightsOf<K extends string>(weights: Readonly<Partial<Record<K, number>>>): [K, number][] {
  const entries: [K, number][] = []
  for (const key in weights) entries.push([key, weights[key] ?? 0])
  return entries
}

import type { Distribution } from '../distribution.ts'
import type { Estimate } from '../estimate.ts'
import type { Formula } from '../formula.ts'
import { Z95 } from './normal.ts'

/** A stratum (channel) with the answers that it rests on, and what is uncertain about it. */
export interface CountedStratum {
  /** Answers, protected. */
  readonly n: number
  readonly value: number
  /** Of the value: sampling and protection noise together. */
  readonly variance: number
  /** Variance that protection added to `n`. */
  readonly sizeVariance: number
  /** Covariance of the noise on the value and of that on `n`, which come from the same counts. */
  readonly covariance: number
}

/** A 95 % interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Intervals of the parts of a difference, see `decompose`. */
export interface DecompositionIntervals {
  readonly difference: Interval
  readonly mix: Interval
  readonly performance: Interval
  readonly strata: ReadonlyMap<string, { readonly mix: Interval; readonly performance: Interval }>
}

/** A stratum from its counts, for formulas that are means over answers. */
export function countStratum(
  formula: Extract<Formula, { kind: 'share' | 'mean' | 'net' }>,
  { countVariance }: Pick<Distribution, 'countVariance'>,
  { value, variance, n }: Pick<Estimate, 'value' | 'variance' | 'n'>,
): CountedStratum {
  const base = [...new Set(formula.base)]
  const apart = base.map((answer) => formula.scale * (formula.weights.get(answer) ?? 0) - value)
  const sum = apart.reduce((total, each) => total + each, 0)
  return {
    n,
    value,
    variance,
    sizeVariance: countVariance * base.length,
    covariance: (countVariance * sum) / n,
  }
}

type Strata = ReadonlyMap<string, CountedStratum>

/**
 * Intervals of 95 % for the parts of the difference a - b: the delta method over all counts of both sides, each count Poisson with
 * the variance of its noise added. Shares and values within a stratum move together only by noise, as their sampling errors are
 * uncorrelated. Both sides must have the same strata (throws RangeError). Source: delta method (Oehlert 1992,
 * doi:10.2307/2684406) on the components of Kitagawa (1955).
 */
export function decompositionIntervals(a: Strata, b: Strata): DecompositionIntervals {
  const pairs = pairUp(a, b)
  const interval = (value: number, gradient: Gradient): Interval => {
    const reach = Z95 * Math.sqrt(varianceOf(pairs, gradient))
    return { low: value - reach, high: value + reach }
  }
  const all = (part: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + part(pair), 0)
  const strata = pairs.map((own) => {
    const only =
      (gradient: Gradient): Gradient =>
      (pair) =>
        pair === own ? gradient(pair) : FLAT
    const mix = interval(mixIn(own), only(mixGradient))
    const performance = interval(performanceIn(own), only(performanceGradient))
    return [own.name, { mix, performance }] as const
  })
  return {
    difference: interval(
      all((pair) => mixIn(pair) + performanceIn(pair)),
      differenceGradient,
    ),
    mix: interval(all(mixIn), mixGradient),
    performance: interval(all(performanceIn), performanceGradient),
    strata: new Map(strata),
  }
}

interface Side extends CountedStratum {
  readonly share: number
  /** Answers of the whole side. */
  readonly total: number
}

interface Pair {
  readonly name: string
  readonly a: Side
  readonly b: Side
}

/** How a part changes with a stratum's share and with its value, on either side. */
type Gradient = (pair: Pair) => {
  readonly a: { readonly share: number; readonly value: number }
  readonly b: { readonly share: number; readonly value: number }
}

const FLAT = { a: { share: 0, value: 0 }, b: { share: 0, value: 0 } }

const mixGradient: Gradient = ({ a, b }) => {
  const [mean, apart] = [(a.value + b.value) / 2, (a.share - b.share) / 2]
  return { a: { share: mean, value: apart }, b: { share: -mean, value: apart } }
}

const performanceGradient: Gradient = ({ a, b }) => {
  const [apart, mean] = [(a.value - b.value) / 2, (a.share + b.share) / 2]
  return { a: { share: apart, value: mean }, b: { share: apart, value: -mean } }
}

const differenceGradient: Gradient = ({ a, b }) => ({
  a: { share: a.value, value: a.share },
  b: { share: -b.value, value: -b.share },
})

function mixIn({ a, b }: Pair): number {
  return ((a.share - b.share) * (a.value + b.value)) / 2
}

function performanceIn({ a, b }: Pair): number {
  return ((a.share + b.share) * (a.value - b.value)) / 2
}

function pairUp(a: Strata, b: Strata): readonly Pair[] {
  const totals = [a, b].map((side) => [...side.values()].reduce((sum, { n }) => sum + n, 0))
  const [totalA = 0, totalB = 0] = totals
  return [...new Set([...a.keys(), ...b.keys()])].toSorted().map((name) => {
    const [first, second] = [a.get(name), b.get(name)]
    if (first === undefined || second === undefined)
      throw new RangeError(`stratum ${name} has no figure on one side`)
    return {
      name,
      a: { ...first, share: first.n / totalA, total: totalA },
      b: { ...second, share: second.n / totalB, total: totalB },
    }
  })
}

function varianceOf(pairs: readonly Pair[], gradient: Gradient): number {
  return (['a', 'b'] as const).reduce((sum, side) => {
    const parts = pairs.map((pair) => ({ stratum: pair[side], slope: gradient(pair)[side] }))
    // One more answer in a stratum takes from the shares of all the others.
    const taken = parts.reduce((all, { stratum, slope }) => all + stratum.share * slope.share, 0)
    return parts.reduce((all, { stratum, slope }) => {
      const byCount = (slope.share - taken) / stratum.total
      const size = byCount * byCount * (stratum.n + stratum.sizeVariance)
      const value = slope.value * slope.value * stratum.variance
      return all + size + value + 2 * byCount * slope.value * stratum.covariance
    }, sum)
  }, 0)
}

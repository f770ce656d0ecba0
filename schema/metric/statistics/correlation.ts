import { Z95 } from './normal.ts'
import { studentUpperTail } from './student-t.ts'

/** How two metrics go together across organisations; -1 to 1. */
export interface Correlation {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Two-sided, by Student's t with n - 2 degrees of freedom. */
  readonly pValue: number
  readonly n: number
}

type Pairs = readonly (readonly [number, number])[]

/** Pearson's correlation with Fisher's interval (1921), as R's cor.test. Undefined for fewer than four pairs or a metric that does not vary. */
export function pearson(pairs: Pairs): Correlation | undefined {
  return correlate(pairs, () => 1)
}

/**
 * Spearman's rank correlation, equal values sharing their ranks, with the interval of Bonett and Wright (2000), doi:10.1007/BF02294183.
 * Undefined as {@link pearson}.
 */
export function spearman(pairs: Pairs): Correlation | undefined {
  const first = midRanks(pairs.map(([x]) => x))
  const second = midRanks(pairs.map(([, y]) => y))
  const ranked = pairs.map((_, index) => [first[index] ?? 0, second[index] ?? 0] as const)
  return correlate(ranked, (value) => 1 + (value * value) / 2)
}

function correlate(pairs: Pairs, inflation: (value: number) => number): Correlation | undefined {
  const n = pairs.length
  const value = n < 4 ? undefined : productMoment(pairs)
  if (value === undefined) return undefined
  const reach = Z95 * Math.sqrt(inflation(value) / (n - 3))
  const t = Math.abs(value) * Math.sqrt((n - 2) / (1 - value * value))
  return {
    value,
    low: Math.tanh(Math.atanh(value) - reach),
    high: Math.tanh(Math.atanh(value) + reach),
    pValue: Number.isFinite(t) ? Math.min(1, 2 * studentUpperTail(t, n - 2)) : 0,
    n,
  }
}

function productMoment(pairs: Pairs): number | undefined {
  const n = pairs.length
  const meanX = pairs.reduce((sum, [x]) => sum + x, 0) / n
  const meanY = pairs.reduce((sum, [, y]) => sum + y, 0) / n
  let xx = 0
  let yy = 0
  let xy = 0
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
    xy += (x - meanX) * (y - meanY)
  }
  if (xx === 0 || yy === 0) return undefined
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)))
}

function midRanks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length
    const equal = values.filter((other) => other === value).length
    return below + (equal + 1) / 2
  })
}

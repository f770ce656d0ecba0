import { upperGamma } from './gamma.ts'
import { Z95 } from './normal.ts'

/** A figure and its variance. */
export interface Weighable {
  readonly value: number
  readonly variance: number
}

/** How far organisations differ beyond chance, and their pooled figure. */
export interface Heterogeneity {
  /** Cochran's Q, its degrees of freedom and p value. */
  readonly q: number
  readonly df: number
  readonly pValue: number
  /** Share of the variation that is not chance, 0 to 1. */
  readonly iSquared: number
  /** Variance between organisations, in the unit squared. */
  readonly tauSquared: number
  /** Mean of the organisations weighted by their precision, tau squared included, with its 95 % interval. */
  readonly pooled: number
  readonly low: number
  readonly high: number
}

/**
 * Cochran's Q (1954, doi:10.2307/3001666), I squared (Higgins and Thompson 2002, doi:10.1002/sim.1186) and tau squared with the
 * random-effects mean of DerSimonian and Laird (1986), doi:10.1016/0197-2456(86)90046-2. Undefined for fewer than two figures
 * or when one has no positive variance.
 */
export function heterogeneity(figures: readonly Weighable[]): Heterogeneity | undefined {
  if (figures.length < 2 || figures.some(({ variance }) => !(variance > 0))) return undefined
  const fixed = weightedMeanOf(figures, 0)
  const q = figures.reduce(
    (sum, { value, variance }) => sum + (value - fixed.mean) ** 2 / variance,
    0,
  )
  const df = figures.length - 1
  const squares = figures.reduce((sum, { variance }) => sum + 1 / variance ** 2, 0)
  const tauSquared = Math.max(0, (q - df) / (fixed.weight - squares / fixed.weight))
  const { mean, weight } = weightedMeanOf(figures, tauSquared)
  const reach = Z95 / Math.sqrt(weight)
  return {
    q,
    df,
    pValue: upperGamma(df / 2, q / 2),
    iSquared: q > df ? (q - df) / q : 0,
    tauSquared,
    pooled: mean,
    low: mean - reach,
    high: mean + reach,
  }
}

function weightedMeanOf(figures: readonly Weighable[], tauSquared: number) {
  const weights = figures.map(({ variance }) => 1 / (variance + tauSquared))
  const weight = weights.reduce((sum, each) => sum + each, 0)
  const sum = figures.reduce((total, { value }, index) => total + value * (weights[index] ?? 0), 0)
  return { mean: sum / weight, weight }
}

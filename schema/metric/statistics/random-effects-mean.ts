import { heterogeneity, type Weighable } from './heterogeneity.ts'
import { studentUpperPoint, studentUpperTail } from './student-t.ts'

/** The mean of figures that differ beyond chance, with a 95 % interval that knows how few they are. */
export interface RandomEffectsMean {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Two-sided, of a mean of 0. */
  readonly pValue: number
  readonly tauSquared: number
  /** Figures. */
  readonly n: number
}

/**
 * Random-effects mean with tau squared of DerSimonian and Laird and the interval of Hartung and Knapp (2001), doi:10.1002/sim.791:
 * Student's t with k - 1 degrees of freedom, and a scale that is never below 1 (Knapp and Hartung 2003, doi:10.1002/sim.1482), as
 * the normal interval is too narrow for few figures. Undefined for fewer than two, or where one has no positive variance.
 */
export function randomEffectsMean(figures: readonly Weighable[]): RandomEffectsMean | undefined {
  const between = heterogeneity(figures)
  if (between === undefined) return undefined
  const { tauSquared, pooled, df } = between
  const weights = figures.map(({ variance }) => 1 / (variance + tauSquared))
  const weight = weights.reduce((sum, each) => sum + each, 0)
  const squares = figures.reduce(
    (sum, { value }, index) => sum + (weights[index] ?? 0) * (value - pooled) ** 2,
    0,
  )
  const standardError = Math.sqrt(Math.max(1, squares / df) / weight)
  const reach = studentUpperPoint(0.025, df) * standardError
  return {
    value: pooled,
    low: pooled - reach,
    high: pooled + reach,
    pValue: Math.min(1, 2 * studentUpperTail(Math.abs(pooled) / standardError, df)),
    tauSquared,
    n: figures.length,
  }
}

import { sampleQuantile } from './sample-quantile.ts'

/** How much more organisations differ than chance alone would make them. */
export interface OverDispersion {
  /** Mean squared winsorised z score; 1 when chance explains everything. */
  readonly phi: number
  /** Whether phi is too large for chance: above 1 + 2 * sqrt(2 / organisations). */
  readonly present: boolean
  /** Variance between organisations, in the unit squared; 0 when there is none to see. */
  readonly tauSquared: number
  readonly organisations: number
}

/** A z score with the standard error it was made with. */
export interface ScoredFigure {
  readonly z: number
  readonly standardError: number
}

/**
 * Over-dispersion of z scores around a target. The outer `winsorise` share on each side (10 %) is pulled in to that quantile, so
 * that a few real outliers do not hide themselves. Source: Spiegelhalter (2005), doi:10.1002/sim.1970, appendices A.1 and A.2.
 */
export function overDispersion(figures: readonly ScoredFigure[], winsorise = 0.1): OverDispersion {
  const organisations = figures.length
  if (organisations < 2) return { phi: 1, present: false, tauSquared: 0, organisations }
  const scores = figures.map(({ z }) => z)
  const least = sampleQuantile(scores, winsorise)
  const most = sampleQuantile(scores, 1 - winsorise)
  const pulledIn = scores.map((z) => Math.min(most, Math.max(least, z)))
  const phi = pulledIn.reduce((sum, z) => sum + z * z, 0) / organisations
  return {
    phi,
    present: phi > 1 + 2 * Math.sqrt(2 / organisations),
    tauSquared: betweenVariance(figures, phi),
    organisations,
  }
}

function betweenVariance(figures: readonly ScoredFigure[], phi: number): number {
  const precisions = figures.map(({ standardError }) => 1 / standardError ** 2)
  const sum = precisions.reduce((total, precision) => total + precision, 0)
  const squares = precisions.reduce((total, precision) => total + precision * precision, 0)
  const excess = figures.length * phi - (figures.length - 1)
  return excess > 0 ? excess / (sum - squares / sum) : 0
}

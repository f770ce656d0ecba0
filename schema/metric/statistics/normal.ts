import { upperGamma } from './gamma.ts'

/** The 97.5 % point of the standard normal: half width of a 95 % interval in standard errors. */
export const Z95 = 1.959963984540054

/** P(Z > z) of the standard normal, accurate in the far tail. Source: NIST DLMF 7.11.2 with 8.4.6. */
export function normalUpperTail(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2
  return z >= 0 ? tail : 1 - tail
}

/** Two-sided p value of a standard normal statistic. */
export function normalPValue(z: number): number {
  return upperGamma(0.5, (z * z) / 2)
}

/** The point that a standard normal exceeds with probability `upper`, 0 < upper < 1. Newton steps on {@link normalUpperTail}. */
export function normalUpperPoint(upper: number): number {
  if (!(upper > 0 && upper < 1)) throw new RangeError(`${upper} is not between 0 and 1`)
  if (upper > 0.5) return -normalUpperPoint(1 - upper)
  let z = firstGuess(upper)
  for (let round = 0; round < 6; round++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    const step = (normalUpperTail(z) - upper) / density
    z += step / (1 + (z * step) / 2)
  }
  return z
}

/** Abramowitz and Stegun (1964) 26.2.23: within 4.5e-4. */
function firstGuess(upper: number): number {
  const t = Math.sqrt(-2 * Math.log(upper))
  const top = 2.515517 + t * (0.802853 + t * 0.010328)
  const bottom = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
  return t - top / bottom
}

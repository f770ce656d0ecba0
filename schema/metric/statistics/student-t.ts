import { logGamma } from './gamma.ts'
import { normalUpperPoint } from './normal.ts'

/** P(T > t) for t >= 0 of Student's t with `df` > 0 degrees of freedom. Source: NIST DLMF 8.17 (incomplete beta). */
export function studentUpperTail(t: number, df: number): number {
  return regularisedBeta(df / (df + t * t), df / 2, 0.5) / 2
}

/** The point that Student's t exceeds with probability `upper`, 0 < upper < 0.5; `df` need not be whole. Newton steps. */
export function studentUpperPoint(upper: number, df: number): number {
  let t = firstGuess(normalUpperPoint(upper), df)
  for (let round = 0; round < 50; round++) {
    const step = (studentUpperTail(t, df) - upper) / density(t, df)
    t += step
    if (Math.abs(step) <= 1e-14 * t) break
  }
  return t
}

/** Abramowitz and Stegun (1964) 26.7.5, cut short: below the point, from where Newton's method only rises. */
function firstGuess(z: number, df: number): number {
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  return z + first / df + second / (df * df)
}

function density(t: number, df: number): number {
  const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI)
  return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df))
}

/** I_x(a, b) by its continued fraction (DLMF 8.17.22), from the side where it converges fast. */
function regularisedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const scale = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(1 - x, b, a)
  return (Math.exp(scale) * betaFraction(x, a, b)) / a
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return fraction
}

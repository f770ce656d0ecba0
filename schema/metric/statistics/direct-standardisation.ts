import type { Estimate } from '../estimate.ts'

export type Standardised =
  | { readonly standardised: true; readonly estimate: Estimate }
  /** Strata of the common mix that the organisation has no figure for. */
  | { readonly standardised: false; readonly missing: readonly string[] }

/**
 * The figure an organisation would have with the common mix: its strata (channels) weighted by the mix of all, which need not add up to
 * 1. Variance is the sum of the squared weights times the variances; the interval squares and adds the reach of each stratum's own
 * (MOVER). A stratum with weight above 0 and no figure refuses the whole. Sources: Breslow and Day (1987), IARC 82, chapter 2;
 * Zou, Huang and Zhang (2009), doi:10.1016/j.csda.2008.09.031.
 */
export function standardise(
  strata: ReadonlyMap<string, Estimate>,
  mix: ReadonlyMap<string, number>,
): Standardised {
  const wanted = [...mix]
    .filter(([, weight]) => weight > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const total = wanted.reduce((sum, [, weight]) => sum + weight, 0)
  if (!(total > 0)) throw new RangeError('the common mix is empty')
  const missing = wanted.map(([stratum]) => stratum).filter((stratum) => !strata.has(stratum))
  if (missing.length > 0) return { standardised: false, missing }
  const parts = wanted.flatMap(([stratum, weight]) => {
    const estimate = strata.get(stratum)
    return estimate === undefined ? [] : [{ share: weight / total, estimate }]
  })
  return { standardised: true, estimate: combine(parts) }
}

interface Part {
  readonly share: number
  readonly estimate: Estimate
}

function combine(parts: readonly Part[]): Estimate {
  const sum = (term: (part: Part) => number) => parts.reduce((all, part) => all + term(part), 0)
  const value = sum(({ share, estimate }) => share * estimate.value)
  const down = sum(({ share, estimate }) => (share * (estimate.value - estimate.low)) ** 2)
  const bounded = parts.every(({ estimate }) => estimate.high !== undefined)
  const up = sum(
    ({ share, estimate: { value: own, high } }) => (share * ((high ?? own) - own)) ** 2,
  )
  return {
    value,
    variance: sum(({ share, estimate }) => share * share * estimate.variance),
    low: value - Math.sqrt(down),
    high: bounded ? value + Math.sqrt(up) : undefined,
    n: sum(({ estimate }) => estimate.n),
  }
}

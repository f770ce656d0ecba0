import { sumExactly } from '../exact-sum.ts'

/**
 * Index of dissimilarity of two mixes given as counts or shares: half the sum of the absolute differences of their shares, from 0
 * (alike) to 1 (nothing in common); the share of one that would have to move for the two to be alike. Throws RangeError for an
 * empty mix. Source: Duncan and Duncan (1955), doi:10.2307/2088328.
 */
export function dissimilarity(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
): number {
  const [wholeA, wholeB] = [a, b].map((mix) => sumExactly(mix.values()))
  if (!(wholeA !== undefined && wholeA > 0) || !(wholeB !== undefined && wholeB > 0))
    throw new RangeError('an empty mix is like no other')
  const parts = [...new Set([...a.keys(), ...b.keys()])]
  const apart = parts.map((part) =>
    Math.abs((a.get(part) ?? 0) / wholeA - (b.get(part) ?? 0) / wholeB),
  )
  return Math.min(1, sumExactly(apart) / 2)
}

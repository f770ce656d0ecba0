import type { RankRange } from './rank-ranges.ts'

/** Where an organisation is shown to stand: in the better half, in the other half, or neither shown. */
export type Tier = 'upper' | 'middle' | 'lower'

/**
 * Tiers from rank ranges, in the order given: upper when every place in the range is in the better half, lower when every place is in the
 * other half. The claims hold together at the confidence of the ranges. With an odd number the middle place belongs to neither half.
 */
export function tiers(ranges: readonly RankRange[]): readonly Tier[] {
  const half = Math.floor(ranges.length / 2)
  return ranges.map(({ from, to }) => {
    if (to <= half) return 'upper'
    return from > ranges.length - half ? 'lower' : 'middle'
  })
}

import type { Estimate } from '../estimate.ts'
import { standardErrorsBetween } from './difference.ts'
import { normalUpperPoint, normalUpperTail } from './normal.ts'

/** The places an organisation may hold; 1 is best. */
export interface RankRange {
  readonly from: number
  readonly to: number
}

/** Which way is better. */
export type Better = 'up' | 'down'

/**
 * Rank ranges, in the order given, that all contain the true ranks together with at least 95 % confidence: an organisation stands behind
 * those that are shown to be better and before those that are shown to be worse. Every ordered pair is tested one-sided and the
 * family is held at `level` by Holm (1979), which needs no independence. Sources: Al Mohamad, Goeman and van Zwet (2022),
 * doi:10.1111/biom.13419 (ranks from pairwise tests); Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
 */
export function rankRanges(
  figures: readonly Estimate[],
  better: Better,
  level = 0.05,
): readonly RankRange[] {
  const ranges = figures.map(() => ({ from: 1, to: figures.length }))
  for (const { best, worse } of provenBetter(figures, better, level)) {
    const [ahead, behind] = [ranges[best], ranges[worse]]
    if (ahead !== undefined) ahead.to -= 1
    if (behind !== undefined) behind.from += 1
  }
  return ranges
}

interface OrderedPair {
  readonly best: number
  readonly worse: number
  /** How far apart, in standard errors; the p value falls with it. */
  readonly apart: number
}

/** Holm's steps: they need a p value only of pairs between the strictest and the mildest of the levels. */
function provenBetter(
  figures: readonly Estimate[],
  better: Better,
  level: number,
): readonly OrderedPair[] {
  const pairs = orderedPairs(figures, better)
  if (pairs.length === 0) return pairs
  const hypotheses = figures.length * (figures.length - 1)
  const certainly = normalUpperPoint(level / hypotheses) + ROUNDING
  const possibly = normalUpperPoint(level / (hypotheses - pairs.length + 1)) - ROUNDING
  const certain = pairs.filter(({ apart }) => apart > certainly)
  const surestFirst = pairs
    .filter(({ apart }) => apart <= certainly && apart >= possibly)
    .toSorted((a, b) => b.apart - a.apart)
  const fails = surestFirst.findIndex(
    ({ apart }, tested) => normalUpperTail(apart) > level / (hypotheses - certain.length - tested),
  )
  return [...certain, ...(fails === -1 ? surestFirst : surestFirst.slice(0, fails))]
}

/** Far more than the error of a normal quantile. */
const ROUNDING = 1e-6

/** Of the two directions of a pair only the observed one can be shown; the other has a p value of at least one half. */
function orderedPairs(figures: readonly Estimate[], better: Better): OrderedPair[] {
  const pairs: OrderedPair[] = []
  for (const [a, first] of figures.entries())
    for (let b = a + 1; b < figures.length; b += 1) {
      const second = figures[b]
      if (second === undefined || first.value === second.value) continue
      const firstIsBetter =
        better === 'up' ? first.value > second.value : first.value < second.value
      const apart = Math.abs(standardErrorsBetween(first, second))
      pairs.push(firstIsBetter ? { best: a, worse: b, apart } : { best: b, worse: a, apart })
    }
  return pairs
}

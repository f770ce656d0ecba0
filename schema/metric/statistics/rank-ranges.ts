import type { Estimate } from '../estimate.ts'
import { difference } from './difference.ts'
import { normalUpperTail } from './normal.ts'

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
  const shown = provenBetter(figures, better, level)
  return figures.map((_, index) => ({
    from: 1 + shown.filter(({ worse }) => worse === index).length,
    to: figures.length - shown.filter(({ best }) => best === index).length,
  }))
}

interface OrderedPair {
  readonly best: number
  readonly worse: number
  readonly pValue: number
}

function provenBetter(
  figures: readonly Estimate[],
  better: Better,
  level: number,
): readonly OrderedPair[] {
  const hypotheses = figures.length * (figures.length - 1)
  const surestFirst = orderedPairs(figures, better).toSorted((a, b) => a.pValue - b.pValue)
  const fails = surestFirst.findIndex(
    ({ pValue }, tested) => pValue > level / (hypotheses - tested),
  )
  return fails === -1 ? surestFirst : surestFirst.slice(0, fails)
}

/** Of the two directions of a pair only the observed one can be shown; the other has a p value of at least one half. */
function orderedPairs(figures: readonly Estimate[], better: Better): OrderedPair[] {
  return figures.flatMap((first, a) =>
    figures.slice(a + 1).flatMap((second, offset) => {
      const b = a + 1 + offset
      const { value, z } = difference(first, second)
      if (value === 0) return []
      const firstIsBetter = better === 'up' ? value > 0 : value < 0
      const pValue = normalUpperTail(Math.abs(z))
      return [firstIsBetter ? { best: a, worse: b, pValue } : { best: b, worse: a, pValue }]
    }),
  )
}

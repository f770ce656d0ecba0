import { sumExactly } from './exact-sum.ts'

/**
 * Protected counts of one measure at one place, or of several places added together.
 * `countVariance` is the variance that protection added to each count (it adds up when distributions do).
 */
export interface Distribution {
  readonly measure: string
  readonly counts: ReadonlyMap<string, number>
  readonly countVariance: number
}

/** What formulas may need beside the counts: figures that the agency reports. */
export interface Reported {
  /** Unit cost for each answer (channel), in `currency`. */
  readonly unitCosts?: ReadonlyMap<string, number>
  readonly currency?: string
  /** Context figures by id, such as `residents`. */
  readonly figures?: ReadonlyMap<string, number>
}

/**
 * Adds distributions of one measure, answer by answer; the order of the parts does not matter. A part in which nothing
 * was counted adds nothing, not even noise: protection leaves a count of zero as it is. Throws RangeError for no parts
 * and for parts of different measures.
 */
export function addDistributions(parts: readonly Distribution[]): Distribution {
  const [first] = parts
  if (first === undefined) throw new RangeError('nothing to add')
  const counts = new Map<string, number>()
  for (const part of parts) {
    if (part.measure !== first.measure)
      throw new RangeError(`cannot add ${part.measure} to ${first.measure}`)
    for (const [answer, count] of part.counts) counts.set(answer, (counts.get(answer) ?? 0) + count)
  }
  const counted = parts.filter((part) => [...part.counts.values()].some((count) => count !== 0))
  return {
    measure: first.measure,
    counts,
    countVariance: sumExactly(
      (counted.length > 0 ? counted : [first]).map((part) => part.countVariance),
    ),
  }
}

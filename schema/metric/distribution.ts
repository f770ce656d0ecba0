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

/** Adds distributions of one measure, answer by answer. Order does not matter. */
export function addDistributions(parts: readonly Distribution[]): Distribution {
  const [first, ...rest] = parts
  if (first === undefined) throw new RangeError('nothing to add')
  const counts = new Map(first.counts)
  let countVariance = first.countVariance
  for (const part of rest) {
    if (part.measure !== first.measure)
      throw new RangeError(`cannot add ${part.measure} to ${first.measure}`)
    for (const [answer, count] of part.counts) counts.set(answer, (counts.get(answer) ?? 0) + count)
    countVariance += part.countVariance
  }
  return { measure: first.measure, counts, countVariance }
}

/**
 * Quantile of a list of values, 0 <= q <= 1: type 7 of Hyndman and Fan (1996), doi:10.2307/2684934, the default of R and spreadsheets.
 * Throws RangeError for an empty list.
 */
export function sampleQuantile(values: readonly number[], q: number): number {
  const sorted = sort(values)
  return quantileAt(q, sorted.length, (index) => sorted[index])
}

/** For each value the quantile of all the others, in the order given. Throws RangeError for fewer than two values. */
export function quantilesOfOthers(values: readonly number[], q: number): readonly number[] {
  const sorted = sort(values)
  const places = new Map(Array.from(sorted, (value, place) => [value, place] as const))
  return values.map((value) => {
    const own = places.get(value) ?? 0
    return quantileAt(q, sorted.length - 1, (index) => sorted[index < own ? index : index + 1])
  })
}

function sort(values: readonly number[]): Float64Array {
  return Float64Array.from(values).toSorted()
}

function quantileAt(
  q: number,
  count: number,
  valueAt: (index: number) => number | undefined,
): number {
  const position = (count - 1) * q
  const index = Math.floor(position)
  const [below, above] = [valueAt(index), valueAt(Math.ceil(position))]
  if (count === 0 || below === undefined || above === undefined)
    throw new RangeError(`no quantile ${q} of ${count} values`)
  return below + (position - index) * (above - below)
}

/** Median and quartiles, type 7. */
export interface Quartiles {
  readonly lower: number
  readonly median: number
  readonly upper: number
}

/** The middle and the quarters of a list of values; throws RangeError for an empty list. */
export function quartiles(values: readonly number[]): Quartiles {
  return {
    lower: sampleQuantile(values, 0.25),
    median: sampleQuantile(values, 0.5),
    upper: sampleQuantile(values, 0.75),
  }
}

/** Where a value stands among others, 0 to 100: the share below it and half of the share equal to it. */
export function percentileAmong(value: number, values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no percentile among no values')
  const below = values.filter((other) => other < value).length
  const equal = values.filter((other) => other === value).length
  return (100 * (below + equal / 2)) / values.length
}

/** Median of the distances from the median, not scaled to the normal distribution: R's mad(x, constant = 1). Throws RangeError for no values. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const middle = sampleQuantile(values, 0.5)
  return sampleQuantile(
    values.map((value) => Math.abs(value - middle)),
    0.5,
  )
}

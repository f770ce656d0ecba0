/** The middle of some numbers; the mean of the two in the middle of an even number of them. */
export function median(numbers: readonly number[]): number {
  return (
    (quantileOf(numbers, (length) => (length - 1) >> 1) +
      quantileOf(numbers, (length) => length >> 1)) /
    2
  )
}

/** The smallest of some numbers that at least the share `q` of them do not exceed. */
export function quantile(numbers: readonly number[], q: number): number {
  return quantileOf(numbers, (length) => Math.max(0, Math.ceil(length * q) - 1))
}

function quantileOf(numbers: readonly number[], at: (length: number) => number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[at(sorted.length)] ?? Number.NaN
}

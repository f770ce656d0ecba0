/**
 * Sum of finite doubles, correctly rounded, so that the order of the terms cannot show in the result.
 * Source: Shewchuk (1997), Adaptive precision floating-point arithmetic, doi:10.1007/PL00009321.
 */
export function sumExactly(terms: Iterable<number>): number {
  const given = [...terms]
  return sumOfIntegers(given) ?? sumOfDoubles(given)
}

/** Doubles hold these sums exactly as long as none is beyond the safe integers; undefined for other terms. */
function sumOfIntegers(terms: readonly number[]): number | undefined {
  let sum = terms[0] ?? 0
  if (!Number.isSafeInteger(sum)) return undefined
  for (let index = 1; index < terms.length; index += 1) {
    const term = terms[index] ?? 0
    sum += term
    if (!Number.isSafeInteger(term) || !Number.isSafeInteger(sum)) return undefined
  }
  return sum
}

function sumOfDoubles(terms: readonly number[]): number {
  const partials: number[] = []
  for (const term of terms) grow(partials, term)
  return roundOnce(partials)
}

/** Adds one term to an expansion of non-overlapping doubles, losing nothing. */
function grow(partials: number[], term: number): void {
  let carried = term
  let kept = 0
  for (const partial of partials) {
    const isLarger = Math.abs(carried) >= Math.abs(partial)
    const large = isLarger ? carried : partial
    const small = isLarger ? partial : carried
    const high = large + small
    const low = small - (high - large)
    if (low !== 0) partials[kept++] = low
    carried = high
  }
  partials.length = kept
  partials.push(carried)
}

function roundOnce(partials: readonly number[]): number {
  let at = partials.length - 1
  let high = partials[at] ?? 0
  let low = 0
  while (at > 0 && low === 0) {
    at -= 1
    const before = high
    const next = partials[at] ?? 0
    high = before + next
    low = next - (high - before)
  }
  return isHalfwayAgainst(low, partials[at - 1] ?? 0, high) ? high + low * 2 : high
}

/** Whether the rest tips a sum that was rounded to even the wrong way at an exact half. */
function isHalfwayAgainst(low: number, rest: number, high: number): boolean {
  if (low === 0 || rest === 0 || Math.sign(low) !== Math.sign(rest)) return false
  const tipped = high + low * 2
  return tipped - high === low * 2
}

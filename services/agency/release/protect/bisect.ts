export interface Bracket {
  readonly from: number
  readonly to: number
}

/** The root of a non-increasing function inside a bracket, to the last bit that a double can hold. */
export function bisect(f: (x: number) => number, { from, to }: Bracket): number {
  let [low, high] = [from, to]
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (f(middle) > 0) low = middle
    else high = middle
  }
}

/** Walks from 0 in one direction, doubling, until a non-increasing function changes its sign; undefined when it never does. */
export function findBracket(f: (x: number) => number, direction: 1 | -1): Bracket | undefined {
  let near = 0
  for (let distance = 2 ** -10; distance <= 2 ** 40; distance *= 2) {
    const far = direction * distance
    if (f(far) * direction <= 0)
      return direction === 1 ? { from: near, to: far } : { from: far, to: near }
    near = far
  }
  return undefined
}

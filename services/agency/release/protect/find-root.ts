export interface Bracket {
  readonly from: number
  readonly to: number
}

/**
 * The root of a non-increasing function inside a bracket, to the last bits of a double (Ridders 1979: bisection with an
 * exponential correction, so that some ten steps do what bisection does in fifty).
 */
export function findRoot(f: (x: number) => number, { from, to }: Bracket): number {
  let [low, high] = [from, to]
  let [above, below] = [f(low), f(high)]
  if (above === 0) return low
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high || below === 0) return below === 0 ? high : middle
    const atMiddle = f(middle)
    if (Number.isNaN(atMiddle)) return Number.NaN
    const correction = ((middle - low) * atMiddle) / Math.sqrt(atMiddle ** 2 - above * below)
    const guess = Math.min(Math.max(middle + correction, low), high)
    const atGuess = f(guess)
    for (const [x, y] of [
      [middle, atMiddle],
      [guess, atGuess],
    ] as const) {
      if (y === 0) return x
      if (y > 0 && x > low) [low, above] = [x, y]
      if (y < 0 && x < high) [high, below] = [x, y]
    }
  }
}

/** Walks from 0 in one direction, doubling, until a non-increasing function changes its sign; undefined when it never does. */
export function findBracket(f: (x: number) => number, direction: 1 | -1): Bracket | undefined {
  let near = 0
  for (let distance = 2 ** -3; distance <= 2 ** 40; distance *= 2) {
    const far = direction * distance
    if (f(far) * direction <= 0)
      return direction === 1 ? { from: near, to: far } : { from: far, to: near }
    near = far
  }
  return undefined
}

/** A stream of uniform numbers in [0, 1). */
export type Random = () => number

/**
 * A seeded stream for simulations, the same on every machine; not for secrets. Source: mulberry32's successor splitmix32 over a
 * Weyl sequence (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
 */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }
}

/** Draws an index with the given probabilities (the last takes what is left). */
export function drawIndex(random: Random, probabilities: readonly number[]): number {
  let left = random()
  for (const [index, probability] of probabilities.entries()) {
    left -= probability
    if (left < 0) return index
  }
  return probabilities.length - 1
}

/** How often each answer was given by `n` people. */
export function drawCounts(random: Random, n: number, probabilities: readonly number[]): number[] {
  const counts = probabilities.map(() => 0)
  for (let person = 0; person < n; person++) {
    const index = drawIndex(random, probabilities)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts
}

/** A standard normal number (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** How many events a Poisson process of the given mean has: it counts the exponential waits that fit (Knuth). */
export function drawPoisson(random: Random, mean: number): number {
  let events = -1
  for (let waited = 0; waited <= mean; events++) waited -= Math.log(1 - random())
  return events
}

import { drawIndex } from './random.ts'
import type { Random } from './random.ts'

/** What protection does to a count. */
export interface Noise {
  readonly variance: number
  readonly perturb: (count: number, random: Random) => number
}

export const NO_NOISE: Noise = { variance: 0, perturb: (count) => count }

/** Probability of a change by 0, 1, ... 5 either way: the row of large counts of the default perturbation table (D 5, V 3, js 2). */
const BY_SIZE = [0.2288, 0.1942, 0.1187, 0.0523, 0.0166, 0.0038] as const

/** The default perturbation, symmetric and cut off at zero; a count of zero stays. */
export const DEFAULT_NOISE: Noise = {
  variance: 3,
  perturb: (count, random) => {
    if (count === 0) return 0
    const size = drawIndex(
      random,
      BY_SIZE.map((share, index) => (index === 0 ? share : 2 * share)),
    )
    return Math.max(0, random() < 0.5 ? count - size : count + size)
  },
}

import { drawIndex } from './random.ts'
import type { Random } from './random.ts'

/** What protection does to a count. */
export interface Noise {
  readonly id: string
  readonly variance: number
  readonly perturb: (count: number, random: Random) => number
}

export const NO_NOISE: Noise = { id: 'none', variance: 0, perturb: (count) => count }

/** Chance of a change by 0, 1, ... 5 either way, for large counts. */
const BY_SIZE = [0.2288, 0.1942, 0.1187, 0.0523, 0.0166, 0.0038] as const

/** The default perturbation (D 5, V 3, js 2) as if every count were large: symmetric, cut off at zero. Zero stays. */
export const SYMMETRIC_NOISE: Noise = {
  id: 'symmetric',
  variance: 3,
  perturb: (count, random) => (count === 0 ? 0 : Math.max(0, count + symmetricChange(random))),
}

/** The default perturbation with its own rows for counts up to 7, which never give a count of 1 or 2. */
export const TABLE_NOISE: Noise = {
  id: 'table',
  variance: 3,
  perturb: (count, random) => {
    const row = SMALL_COUNTS[count]
    if (row === undefined) return count + symmetricChange(random)
    return row.values[drawIndex(random, row.chances)] ?? count
  },
}

function symmetricChange(random: Random): number {
  const size = drawIndex(
    random,
    BY_SIZE.map((chance, index) => (index === 0 ? chance : 2 * chance)),
  )
  return random() < 0.5 ? -size : size
}

/** What a true count of 0, 1, ... 7 is published as, and how often, to five places. */
const SMALL_COUNTS: readonly {
  readonly values: readonly number[]
  readonly chances: readonly number[]
}[] = [
  { values: [0], chances: [1] },
  { values: [0, 3, 4, 5, 6], chances: [0.73447, 0.13672, 0.0728, 0.03743, 0.01858] },
  { values: [0, 3, 4, 5, 6, 7], chances: [0.40881, 0.40664, 0.14762, 0.03232, 0.00427, 0.00034] },
  {
    values: [0, 3, 4, 5, 6, 7, 8],
    chances: [0.20399, 0.39366, 0.24749, 0.11057, 0.0351, 0.00792, 0.00127],
  },
  {
    values: [0, 3, 4, 5, 6, 7, 8, 9],
    chances: [0.08485, 0.27792, 0.27792, 0.18939, 0.10513, 0.04546, 0.01531, 0.00402],
  },
  {
    values: [0, 3, 4, 5, 6, 7, 8, 9, 10],
    chances: [0.02015, 0.17335, 0.22063, 0.22132, 0.17497, 0.10902, 0.05353, 0.02072, 0.00633],
  },
  {
    values: [3, 4, 5, 6, 7, 8, 9, 10, 11],
    chances: [0.07203, 0.13672, 0.19735, 0.21665, 0.18088, 0.11485, 0.05546, 0.02037, 0.00569],
  },
  {
    values: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    chances: [
      0.01844, 0.05548, 0.12162, 0.19421, 0.22591, 0.19144, 0.11818, 0.05315, 0.01741, 0.00416,
    ],
  },
]

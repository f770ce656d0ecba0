import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { citizenProfile } from '@citx/agency/release/protect/types.ts'

/** What an attacker knows of the noise: the manifest names the table, and the table is public. */
export interface NoiseModel {
  /** Variance of the noise in a large count. */
  readonly variance: number
  /** The largest change. */
  readonly most: number
  /** Log of the probability that a true count comes out as a published one. */
  readonly logProbability: (published: number, trueCount: number) => number
  /** Probability of each change of a large count. */
  readonly changes: ReadonlyMap<number, number>
  /** Log of the probability that a large count, published twice, differs by so much. */
  readonly logDifference: (difference: number) => number
}

const NEVER = Math.log(1e-12)

/** Counts are published as they are. */
export const exactCounts: NoiseModel = {
  variance: 0,
  most: 0,
  logProbability: (published, trueCount) => (published === trueCount ? 0 : NEVER),
  changes: new Map([[0, 1]]),
  logDifference: (difference) => (difference === 0 ? 0 : NEVER),
}

/** Counts are changed by the default perturbation table. */
export const perturbedCounts: NoiseModel = tableNoise(citizenProfile.V)

/** Counts are changed by the default table with another variance. */
export function tableNoise(variance: number): NoiseModel {
  const { rows, V, D } = perturbationTable({ ...citizenProfile, V: variance })
  const logs = rows.map(({ v, T32 }) => {
    const shares = v.map((_, k) => ((T32[k] ?? 0) - (T32[k - 1] ?? 0)) / 2 ** 32)
    return new Map(v.map((change, k) => [change, Math.log(shares[k] ?? 0)]))
  })
  const changes = new Map(Array.from(logs.at(-1) ?? [], ([v, log]) => [v, Math.exp(log)]))
  return {
    variance: V,
    changes,
    most: D,
    logProbability: (published, trueCount) =>
      trueCount < 0
        ? NEVER
        : (logs[Math.min(trueCount, logs.length - 1)]?.get(published - trueCount) ?? NEVER),
    logDifference: logDifferenceOf(changes, changes),
  }
}

/** Log of the probability that a large count, published with one noise and then with another, differs by so much. */
export function logDifferenceOf(
  first: ReadonlyMap<number, number>,
  second: ReadonlyMap<number, number>,
): (difference: number) => number {
  const shares = new Map<number, number>()
  for (const [from, a] of first)
    for (const [to, b] of second) shares.set(to - from, (shares.get(to - from) ?? 0) + a * b)
  return (difference) => {
    const share = shares.get(difference)
    return share === undefined ? NEVER : Math.log(share)
  }
}

/** Counts with discrete Laplace noise; an attacker who only compares them needs no probabilities. */
export function laplaceCounts(epsilon: number): NoiseModel {
  const share = Math.exp(-epsilon)
  const log = (change: number) => Math.log((1 - share) / (1 + share)) - epsilon * Math.abs(change)
  return {
    variance: (2 * share) / (1 - share) ** 2,
    most: 30,
    changes: new Map(
      Array.from({ length: 61 }, (_, k) => [k - 30, Math.exp(log(k - 30))] as const),
    ),
    logProbability: (published, trueCount) => log(published - trueCount),
    logDifference: (difference) => -epsilon * Math.abs(difference),
  }
}

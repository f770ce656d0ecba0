import type { Place } from '@citx/schema/cube/place.ts'

declare const trueBrand: unique symbol
declare const protectedBrand: unique symbol

/** A count of subjects as the records have it. Made by `trueCount` only; it never leaves the agency. */
export type TrueCount = number & { readonly [trueBrand]: true }

/** A count that may be published. Only the code of this folder makes one. */
export type ProtectedCount = number & { readonly [protectedBrand]: true }

/** One measure at one place as the records have it: distinct subjects in all and by answer. */
export interface TrueCell {
  /** As `cellIdOf` writes it. */
  readonly cellId: string
  readonly place: Place
  readonly measure: string
  readonly base: TrueCount
  /** Every answer of the measure's closed list, also those that nobody gave. */
  readonly counts: ReadonlyMap<string, TrueCount>
}

/** A sum of money or time over one cell; `total`, `largest` and `second` are of contributions clipped to 0 .. C. */
export interface TrueMagnitude {
  readonly cellId: string
  readonly measure: string
  readonly total: number
  readonly largest: number
  readonly second: number
}

/** The whole plan of one series for one window. */
export interface TrueCube {
  readonly agency: string
  readonly series: string
  readonly window: string
  readonly cells: readonly TrueCell[]
  readonly magnitudes?: readonly TrueMagnitude[]
}

/** The one answer that more than nine in ten gave. */
export interface DominantAnswer {
  readonly answer: string
  readonly share: '>90%'
}

interface PublishedCell {
  readonly cellId: string
  readonly place: Place
  readonly measure: string
  readonly base: ProtectedCount
  /** Variance of the noise in each of this cell's counts. */
  readonly countVariance: number
}

/** A cell with its distribution. */
export interface ProtectedHistogram extends PublishedCell {
  readonly kind: 'histogram'
  readonly counts: ReadonlyMap<string, ProtectedCount>
}

/** A cell so uniform that its distribution would tell everybody's answer. */
export interface ProtectedDominance extends PublishedCell {
  readonly kind: 'dominance'
  readonly dominant: DominantAnswer
}

export type ProtectedCell = ProtectedHistogram | ProtectedDominance

/** A sum with noise; the mean is `total` over the base of its cell. */
export interface ProtectedMagnitude {
  readonly cellId: string
  readonly measure: string
  readonly total: number
  readonly standardError: number
}

/** No noise: a cell is published when it has enough subjects. */
export interface ThresholdProfile {
  readonly kind: 'threshold'
  readonly minimumSubjects: number
}

/** Noise from a perturbation table (CITX-PT/1); a cell is published when its noisy base reaches `publishAt`. */
export interface PerturbationTableProfile {
  readonly kind: 'perturbation-table'
  readonly D: number
  readonly V: number
  readonly js: number
  /** 10 for citizens, 15 for employees: `publishAt - D` subjects are certain. */
  readonly publishAt: number
}

/** Differential privacy for one subject, question and window: discrete Laplace noise on the finest cells. */
export interface DiscreteLaplaceProfile {
  readonly kind: 'discrete-laplace'
  readonly epsilon: number
  readonly publishAt: number
}

export type ProtectionProfile = ThresholdProfile | PerturbationTableProfile | DiscreteLaplaceProfile

/** What may be published of a cube. Cells that are not published are absent, whether empty or small. */
export interface ProtectedCube {
  readonly agency: string
  readonly series: string
  readonly window: string
  readonly profile: ProtectionProfile
  readonly cells: readonly ProtectedCell[]
  readonly magnitudes: readonly ProtectedMagnitude[]
  /** Variance of the noise in one drawn count: 0, V, or that of the discrete Laplace distribution. */
  readonly countVariance: number
  /** SHA-256 of the perturbation table, where one was used. */
  readonly tableSha256?: string
}

/** The profile of citizens' answers. */
export const citizenProfile = {
  kind: 'perturbation-table',
  D: 5,
  V: 3,
  js: 2,
  publishAt: 10,
} as const satisfies PerturbationTableProfile

/** The profile of employees' answers. */
export const employeeProfile = {
  ...citizenProfile,
  publishAt: 15,
} as const satisfies PerturbationTableProfile

import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'

export type EstimateStatus =
  | 'PUBLISHED'
  | 'SUPPRESSED'
  | 'NOT_SHARED'
  | 'NOT_COLLECTED'
  | 'NOT_YET_PUBLISHED'
  | 'NOT_ESTIMABLE'

/** A metric's figure at one place and window, or why there is none; the SDL's type `Estimate` before its names are fixed. */
export type EstimateAnswer = Published | Absent

export interface Published {
  readonly status: 'PUBLISHED'
  readonly metric: Metric
  readonly value: number
  readonly low?: number
  readonly high?: number
  readonly n?: number
  readonly currency?: string
  readonly measure?: string
  readonly basis: 'PROTECTED' | 'REPORTED'
}

export interface Absent {
  readonly status: Exclude<EstimateStatus, 'PUBLISHED'>
  readonly metric: Metric
  /** The measure that was tried. */
  readonly measure?: string
}

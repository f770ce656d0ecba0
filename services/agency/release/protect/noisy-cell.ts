import type { Place } from '@citx/schema/cube/place.ts'
import type { ProtectedCount } from './types.ts'

/** A cell after the noise and before the rules that decide whether and how it is published. */
export interface NoisyCell {
  readonly cellId: string
  readonly place: Place
  readonly measure: string
  readonly base: ProtectedCount
  readonly counts: ReadonlyMap<string, ProtectedCount>
  readonly countVariance: number
}

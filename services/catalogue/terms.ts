import type { Term } from '@citx/schema/vocabulary/vocabulary.ts'

/** A stage with its position in a journey, from 1. */
export interface StageTerm extends Term {
  readonly order: number
}

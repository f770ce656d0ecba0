import type { Hash128 } from './sip-hash.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'

/** How many months a record's date covers: a survey of which only the year is known counts in years alone. */
export type MonthSpan = 1 | 3 | 12

/** A record on its way into the store. Nothing in it tells who it is about without the agency's key. */
export interface NewRecord {
  /** Keyed hash. */
  readonly recordId: Hash128
  /** Keyed hash. */
  readonly subject: Hash128
  readonly family: Family
  /** First day of the month in the agency's calendar, as ISO date; for longer spans their first month. */
  readonly month: string
  readonly months: MonthSpan
  /** Milliseconds since 1970 in UTC. */
  readonly at: number
  readonly journey: string | null
  readonly channel: string | null
  readonly stage: string | null
  /** `measure=answer`, sorted, each at most once: the cube counts every one it meets. */
  readonly answers: readonly string[]
}

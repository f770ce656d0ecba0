import type { Family } from '@citx/schema/vocabulary/family.ts'

/** What the agency shares with one partner or forum. It says what is shared; everything else is not. */
export interface Agreement {
  /** The id of a partner, or of a forum. */
  readonly grantee: string
  readonly purposes: readonly string[]
  readonly families: readonly Family[]
  /** Catalogue ids, `ALL` for the margin over journeys; every journey and the margin when left out. */
  readonly journeys?: readonly string[]
  /** Gateways on whose word the one that asks may ask; none when left out: it must know the asker itself. */
  readonly via?: readonly string[]
  /** In force from this moment on, in milliseconds since 1970. */
  readonly from?: number
  /** No longer in force at this moment. */
  readonly until?: number
  /** Seconds for which an answer may be used again unasked; 0 when left out: the agency is always asked. */
  readonly maxAge?: number
  /** Seconds after that in which an answer may still be used while the agency cannot be reached; 0 when left out. */
  readonly staleIfError?: number
}

/** On whose behalf, and for what, a gateway asks. */
export interface Asker {
  readonly partner: string
  readonly forum?: string
  readonly purpose: string
  /** Gateways on whose word it is asked, where the one that asks does not know the partner itself. */
  readonly via?: readonly string[]
}

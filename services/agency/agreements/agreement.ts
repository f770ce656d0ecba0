import type { Family } from '@citx/schema/vocabulary/family.ts'

/** What the agency shares with one partner or forum. It says what is shared; everything else is not. */
export interface Agreement {
  /** The id of a partner, or of a forum. */
  readonly grantee: string
  readonly purposes: readonly string[]
  readonly families: readonly Family[]
  /** Catalogue ids, `ALL` for the margin over journeys; every journey and the margin when left out. */
  readonly journeys?: readonly string[]
  /** In force from this moment on, in milliseconds since 1970. */
  readonly from?: number
  /** No longer in force at this moment. */
  readonly until?: number
}

/** On whose behalf, and for what, a gateway asks. */
export interface Asker {
  readonly partner: string
  readonly forum?: string
  readonly purpose: string
}

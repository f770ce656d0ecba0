import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { FoundBreak } from '../records/new-figure.ts'
import type { AnswerCounts, PlaceCounts } from './map/answer-tally.ts'
import type { Absence } from './mapping/mapping.ts'
import type { Recomputed } from './recompute.ts'

/** What an ingest did, or with `check` would do; no value of any row is in it. */
export interface IngestSummary {
  readonly source: string
  readonly stored: boolean
  readonly format: string
  readonly encoding: string
  /** SHA-256 of the file as it is, in hex. */
  readonly digest: string
  readonly rowsRead: number
  /** Rows that the mapping sets aside, by reason. */
  readonly filtered: Readonly<Record<string, number>>
  readonly rejected: {
    /** Rows, and in files with time in the header single cells. */
    readonly total: number
    readonly byReason: Readonly<Record<string, number>>
  }
  /** Records and figures left out without a fault, by reason. */
  readonly leftOut: Readonly<Record<string, number>>
  /** How many rows answer each measure, by record rule; rejected rows and left out records are not among them. */
  readonly answers: readonly AnswerCounts[]
  /** How many of these rows have a journey, channel or stage, where a rule looks for one. */
  readonly places: readonly PlaceCounts[]
  /** Numbers that were absent, by column and kind of absence. */
  readonly absent: Readonly<Record<string, Readonly<Partial<Record<Absence, number>>>>>
  /** Records that the rows gave, by family, before duplicates were dropped. */
  readonly families: Readonly<Partial<Record<Family, number>>>
  readonly records: {
    /** Rows of one record beyond its last one. */
    readonly duplicates: number
    readonly new: number
    readonly changed: number
    readonly unchanged: number
  }
  readonly figures: {
    readonly total: number
    readonly new: number
    readonly changed: number
    readonly unchanged: number
  }
  /** Months and figure windows whose content is no longer what it was; in a check, those that the file speaks of. */
  readonly windows: readonly string[]
  readonly recomputed: readonly Recomputed[]
  /** Windows from which on a published score follows another formula; found by computing it again. */
  readonly breaks: readonly FoundBreak[]
  readonly rejectsFile: string | undefined
  /** What an operator should know. */
  readonly notes: readonly string[]
}

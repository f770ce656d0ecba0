import type { FieldNode } from 'graphql'
import type { Members } from '../access/members.ts'
import type { Question } from '../scatter/question.ts'
import type { Fragments } from './collect-fields.ts'

/** Variables of an operation, coerced. */
export type Values = Readonly<Record<string, unknown>>

/**
 * What an operation asks of whom, and how its answer is put together. Made once for an operation, and used for every
 * request that sends it again. Values that depend on variables or members are worked out by each request.
 */
export interface Plan {
  readonly fields: readonly RootPlan[]
}

export type RootPlan = Constant | AgencyPlan

/** A member of an answer that is always the same: `"key":value`. */
export interface Constant {
  readonly kind: 'constant'
  readonly text: string
}

/** A root field that leads to one agency, or to a list of them. */
export interface AgencyPlan {
  readonly kind: 'agencies'
  readonly key: string
  readonly isList: boolean
  /** The ids at each place of the answer, `undefined` for a place that is `null`. Throws for arguments that do not fit. */
  readonly choose: (values: Values, members: Members) => readonly (string | undefined)[]
  readonly row: readonly RowPart[]
  /** What each of the agencies is asked; `undefined` when the directory knows it all. */
  readonly question: Question | undefined
  /** The fragments of the caller's document, to find the place of an error in it. */
  readonly fragments: Fragments
}

/** One member of an agency's row in an answer, in the caller's order. */
export type RowPart = Constant | EntryPart | AnswerPart

/** Told by the directory. */
export interface EntryPart {
  readonly kind: 'entry'
  /** `"key":` */
  readonly name: string
  readonly field: string
}

/** Told by the agency. */
export interface AnswerPart {
  readonly kind: 'answer'
  readonly key: string
  /** Its position among the members of an answer. */
  readonly index: number
  /** Where it stands in the caller's document. */
  readonly nodes: readonly FieldNode[]
}

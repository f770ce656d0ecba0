/** Why a row cannot be taken as it is; made once for each rule, so that hot paths only point at it. */
export interface Problem {
  readonly kind: 'problem'
  /** Kebab-case, for counting. */
  readonly code: ProblemCode
  readonly message: string
  /** The column whose cell is to blame, by name and position. */
  readonly column: string | undefined
  readonly index: number | undefined
}

/** Every reason for which this program rejects a row of its own accord; the reader of files has others. */
export type ProblemCode =
  | 'unknown-code'
  | 'bad-number'
  | 'out-of-range'
  | 'bad-date'
  | 'ambiguous-date'
  | 'implausible-date'
  | 'future-date'
  | 'negative-duration'
  | 'negative-count'
  | 'no-record-id'
  | 'bad-record-id'
  | 'conflicting-figure'
  | 'wrong-total'

/**
 * What a rule makes of a row. `absent`: the cells hold no value. `none`: the mapping gives no answer, or leaves the dimension
 * open. `drop`: leave out what is described here.
 */
export type Outcome =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'none' }
  | { readonly kind: 'drop' }
  | Problem

export const ABSENT = { kind: 'absent' } as const
export const NONE = { kind: 'none' } as const
export const DROP = { kind: 'drop' } as const

export function idOutcome(id: string): Outcome {
  return { kind: 'id', id }
}

/** A problem with the cell of a column. */
export function problemAt(
  column: { readonly name: string; readonly index: number } | undefined,
  code: Problem['code'],
  message: string,
): Problem {
  return { kind: 'problem', code, message, column: column?.name, index: column?.index }
}

import type { Outcome } from './outcome.ts'

/** How often one measure was answered by the rows that a record rule took, before duplicates were dropped. */
export interface AnswerCounts {
  /** Name of the record rule. */
  readonly record: string
  readonly measure: string
  readonly answered: number
  /** Its cells are blank or stand for an absent value; `otherwise` says nothing of these. */
  readonly absent: number
  /** The mapping gives such rows no answer: `otherwise: none`, or a dimension that is left open. */
  readonly leftOpen: number
}

/** How many of the same rows have a journey, channel or stage, where a record rule looks for one. */
export interface PlaceCounts {
  readonly record: string
  readonly dimension: string
  readonly placed: number
  /** These count in the total over the dimension alone. */
  readonly leftOpen: number
}

/** Counts the answers of a rule row by row; a row that is rejected after all leaves no trace. */
export interface AnswerTally {
  /** What the row at hand says of the measure at this position. */
  note(position: number, outcome: Outcome): void
  /** The row at hand was taken. */
  keep(): void
  counts(): readonly AnswerCounts[]
}

const KINDS = ['answered', 'absent', 'leftOpen'] as const

export function createAnswerTally(record: string, measures: readonly string[]): AnswerTally {
  const noted = new Uint8Array(measures.length)
  const totals = new Float64Array(measures.length * KINDS.length)
  const total = (position: number, kind: (typeof KINDS)[number]): number =>
    totals[position * KINDS.length + KINDS.indexOf(kind)] ?? 0
  return {
    note(position, { kind }) {
      noted[position] = kind === 'id' ? 0 : kind === 'absent' ? 1 : 2
    },
    keep() {
      for (let position = 0; position < noted.length; position += 1) {
        const at = position * KINDS.length + (noted[position] ?? 0)
        totals[at] = (totals[at] ?? 0) + 1
      }
    },
    counts: () =>
      measures.map((measure, position) => ({
        record,
        measure,
        answered: total(position, 'answered'),
        absent: total(position, 'absent'),
        leftOpen: total(position, 'leftOpen'),
      })),
  }
}

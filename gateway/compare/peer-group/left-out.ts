import type { ComparedRow } from '../compared-row.ts'
import type { Reason } from '../reason.ts'
import { isComparable } from '../grades/verdict.ts'

/** An agency whose figure is not among those compared, and why. */
export interface LeftOut {
  readonly agency: string
  readonly reasons: readonly Reason[]
}

/** The rows that take no part in the comparison. */
export function findLeftOut(rows: readonly ComparedRow[]): readonly LeftOut[] {
  return rows
    .filter((row) => !isComparable(row))
    .map(({ agency, reasons }) => ({ agency, reasons }))
}

/** One order, whatever order the agencies were found in. */
export function sortByAgency(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  return leftOut.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
}

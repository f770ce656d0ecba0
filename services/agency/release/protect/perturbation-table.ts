import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { defaultTable } from './default-table.ts'
import type { CountTableParameters } from './feasible-table.ts'
import { solveCountTable, type TableRow } from './solve-table.ts'
import { hashTable } from './table-hash.ts'

/** Rows for the counts 0 .. n; the last serves every larger count. */
export interface PerturbationTable extends CountTableParameters {
  readonly rows: readonly TableRow[]
  readonly sha256: string
}

const tables = new Map<string, PerturbationTable>()

/**
 * The table of these parameters: the pinned one for D=5, V=3, js=2, solved and kept otherwise. Fails with BAD_CONFIG and the
 * reason when no such table exists.
 */
export function perturbationTable({ D, V, js }: CountTableParameters): PerturbationTable {
  if (D === defaultTable.D && V === defaultTable.V && js === defaultTable.js) return defaultTable
  const key = `${D}|${V}|${js}`
  const known = tables.get(key)
  if (known !== undefined) return known
  const rows = solveCountTable({ D, V, js }).map(({ i, v, T32 }) => ({ i, v, T32 }))
  const table = { D, V, js, rows, sha256: hashTable({ D, V, js, rows }) }
  tables.set(key, table)
  return table
}

/** The change of a count for a 32-bit draw; 0 stays 0. */
export function lookUp(table: PerturbationTable, count: number, draw: number): number {
  return changeOf(table.rows[Math.min(count, table.rows.length - 1)], draw)
}

/** The change by the last, symmetric row, which magnitudes use whatever their count. */
export function lookUpSymmetric(table: PerturbationTable, draw: number): number {
  return changeOf(table.rows.at(-1), draw)
}

function changeOf(row: TableRow | undefined, draw: number): number {
  const change = row?.v[row.T32.findIndex((threshold) => draw < threshold)]
  if (change === undefined) throw new CitxError('INTERNAL', `no change for the draw ${draw}`)
  return change
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { defaultTable } from './default-table.ts'
import { solveRow, type RowProblem } from './perturbation-row.ts'
import { hashTable } from './table-hash.ts'

/** D: the largest change; V: the variance; js: no count comes out as 1..js. */
export interface CountTableParameters {
  readonly D: number
  readonly V: number
  readonly js: number
}

/** `v[k]` is the change for the first k with draw < `T32[k]`; draws are 32-bit unsigned integers. */
export interface TableRow {
  readonly i: number
  readonly v: readonly number[]
  readonly T32: readonly number[]
}

/** Rows for the counts 0 .. n; the last serves every larger count. */
export interface PerturbationTable extends CountTableParameters {
  readonly rows: readonly TableRow[]
  readonly sha256: string
}

export interface SolvedTableRow extends TableRow {
  readonly p: readonly number[]
}

/** Per-row settings of the reference tables; one value, or one for each row from 1. */
export interface RowSettings {
  readonly mono?: boolean | readonly boolean[]
  readonly pstay?: number | readonly number[]
  readonly optim?: 1 | 4 | readonly (1 | 4)[]
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

/** Solves every row of a count table (rows 0 .. D, or 0 .. D + js + 1). Fails with BAD_CONFIG where a row has no solution. */
export function solveCountTable(
  parameters: CountTableParameters,
  settings: RowSettings = {},
): readonly SolvedTableRow[] {
  const { D, V, js } = parameters
  requireFeasible(parameters)
  const last = js === 0 ? D : D + js + 1
  const counts = Array.from({ length: last }, (_, k) => k + 1)
  return solveRows({ counts, V, settings, changesOf: (i) => countChanges(i, D, js) })
}

export interface MagnitudeTableParameters {
  readonly D: number
  readonly V: number
  /** Steps per unit: 2 gives changes of 0.5. */
  readonly step: number
  /** The counts that have a row of their own. */
  readonly icat: readonly number[]
}

/** Solves a table of fractional changes, as the reference implementation has them for magnitudes. */
export function solveMagnitudeTable(
  { D, V, step, icat }: MagnitudeTableParameters,
  settings: RowSettings = {},
): readonly SolvedTableRow[] {
  return solveRows({ counts: icat, V, settings, changesOf: (i) => steppedChanges(i, D, step) })
}

interface RowsToSolve {
  readonly counts: readonly number[]
  readonly V: number
  readonly settings: RowSettings
  readonly changesOf: (i: number) => readonly number[]
}

function solveRows({ counts, V, settings, changesOf }: RowsToSolve): readonly SolvedTableRow[] {
  const zeroRow: SolvedTableRow = { i: 0, v: [0], p: [1], T32: [2 ** 32] }
  const solved = counts.map((i, k) => {
    const v = changesOf(i)
    const problem: RowProblem = {
      values: v,
      variance: V,
      monotone: settingOf(settings.mono, k) ?? true,
      minimumStay: settingOf(settings.pstay, k) ?? 0,
      exactVariance: settingOf(settings.optim, k) === 4,
    }
    const solution = solveRow(problem)
    if (solution === undefined)
      throw infeasible(`the count ${i} cannot be moved with mean 0 and a variance of ${V}`)
    return { i, v, p: solution.probabilities, T32: thresholdsOf(solution.probabilities) }
  })
  return [zeroRow, ...solved]
}

function settingOf<T extends number | boolean>(
  setting: T | readonly T[] | undefined,
  k: number,
): T | undefined {
  return typeof setting === 'object' ? setting[k] : setting
}

function countChanges(i: number, D: number, js: number): readonly number[] {
  return steppedChanges(i, D, 1).filter((change) => i + change === 0 || i + change > js)
}

function steppedChanges(i: number, D: number, step: number): readonly number[] {
  const first = -Math.min(i, D) * step
  return Array.from({ length: D * step - first + 1 }, (_, k) => (first + k) / step)
}

function thresholdsOf(probabilities: readonly number[]): readonly number[] {
  let cumulative = 0
  const thresholds = probabilities.map((p) => {
    cumulative += p
    return Math.round(cumulative * 2 ** 32)
  })
  return [...thresholds.slice(0, -1), 2 ** 32]
}

function requireFeasible({ D, V, js }: CountTableParameters): void {
  if (!Number.isSafeInteger(D) || D < 1) throw infeasible(`D is ${D} and must be 1, 2, 3, ...`)
  if (!Number.isSafeInteger(js) || js < 0) throw infeasible(`js is ${js} and must be 0, 1, 2, ...`)
  if (!Number.isFinite(V) || V <= 0) throw infeasible(`V is ${V} and must be above 0`)
  if (D < js)
    throw infeasible(`with js=${js} the count ${js} must reach 0, so D must be ${js} or more`)
  for (let i = 1; i <= js; i += 1) {
    const least = i * (js + 1 - i)
    if (V <= least)
      throw infeasible(
        `with js=${js} the count ${i} needs a variance above ${least}, but V is ${V}`,
      )
  }
  const most = (D * (D + 1)) / 3
  if (V >= most)
    throw infeasible(`changes up to ${D} have a variance below ${most.toFixed(2)}, but V is ${V}`)
}

function infeasible(reason: string): CitxError {
  return new CitxError('BAD_CONFIG', `no such perturbation table: ${reason}`)
}

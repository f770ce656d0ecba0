import { infeasible, requireFeasible, type CountTableParameters } from './feasible-table.ts'
import { solveRow, type RowProblem } from './perturbation-row.ts'

/** `v[k]` is the change for the first k with draw < `T32[k]`; draws are 32-bit unsigned integers. */
export interface TableRow {
  readonly i: number
  readonly v: readonly number[]
  readonly T32: readonly number[]
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

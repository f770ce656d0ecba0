import type { Run } from '../measure/measure-run.ts'
import { median } from '../measure/statistics.ts'
import type { Ratios } from './ratios.ts'

const COLUMNS = [
  ['CPU ms/query', (run: Run) => run.cpuMs],
  ['p50 ms', (run: Run) => run.p50Ms],
  ['p99 ms', (run: Run) => run.p99Ms],
  ['queries/s', (run: Run) => run.queriesPerSecond],
  ['upstream', (run: Run) => run.upstream],
  ['304', (run: Run) => run.notModified],
  ['RSS MB', (run: Run) => run.rssMegabytes],
  ['agencies CPU ms/query', (run: Run) => run.agenciesCpuMs],
] as const

/** Runs as a table, the medians over the rounds of each. */
export function formatRuns(runs: readonly Run[]): string {
  // Real agencies have a figure that stubs have not.
  const columns = COLUMNS.filter(([, figureOf]) => runs.some((run) => figureOf(run) !== undefined))
  const heading = ['query', 'agencies', 'clients', 'gateway', ...columns.map(([name]) => name)]
  const kinds = Map.groupBy(runs, ({ workload, agencies, clients, contender }) =>
    JSON.stringify([workload, agencies, clients, contender]),
  )
  const rows = [...kinds.values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { workload, agencies, clients, contender } = first
    const medians = columns.map(([, figureOf]) =>
      round(median(same.map((run) => figureOf(run) ?? Number.NaN))),
    )
    return [[workload, String(agencies), String(clients), contender, ...medians]]
  })
  return formatColumns([heading, ...rows])
}

export function formatRatios(ratios: Ratios): string {
  return formatColumns(Object.entries(ratios).map(([name, value]) => [name, round(value)]))
}

function formatColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const pad = (cell: string, column: number) =>
    /^[\d.]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('')
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

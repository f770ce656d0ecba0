import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { CollectedRow, FigureRow, ReleaseRow } from '@citx/schema/release/row.ts'

export interface MeasureSummary {
  readonly measure: string
  readonly cells: number
  readonly dominantOnly: number
  /** The smallest number of subjects that a cell rests on. */
  readonly smallestBase: number
  readonly largestBase: number
  /** The variances of the noise on its counts. */
  readonly variances: readonly number[]
}

/** What a release holds, without the cells themselves. */
export interface ReleaseSummary {
  readonly measures: readonly MeasureSummary[]
  readonly figures: readonly FigureRow[]
  readonly collected: readonly CollectedRow[]
}

/** Sums up rows as they pass by; it keeps figures and declarations, which are few, and no cell. */
export function createSummary() {
  const measures = new Map<string, MeasureSummary>()
  const figures: FigureRow[] = []
  const collected: CollectedRow[] = []
  return {
    add(row: ReleaseRow) {
      if (row.kind === 'figure') figures.push(row)
      else if (row.kind === 'collected') collected.push(row)
      else if (row.kind === 'cell')
        measures.set(row.measure, addCell(measures.get(row.measure), row))
    },
    end: (manifest: Manifest): ReleaseSummary => ({
      measures: [...measures.values()]
        .map((one) => ({ ...one, variances: named(one.variances, manifest) }))
        .toSorted((a, b) => (a.measure < b.measure ? -1 : 1)),
      figures,
      collected,
    }),
  }
}

/** Stands for the variance of the manifest, until that is known. */
const OF_MANIFEST = -1

function addCell(
  before: MeasureSummary | undefined,
  { measure, subjects, dominant, countVariance = OF_MANIFEST }: ReleaseRow & { kind: 'cell' },
): MeasureSummary {
  const { cells = 0, dominantOnly = 0, variances = [] } = before ?? {}
  return {
    measure,
    cells: cells + 1,
    dominantOnly: dominantOnly + (dominant === undefined ? 0 : 1),
    smallestBase: Math.min(before?.smallestBase ?? Infinity, subjects),
    largestBase: Math.max(before?.largestBase ?? 0, subjects),
    variances: variances.includes(countVariance) ? variances : [...variances, countVariance],
  }
}

function named(variances: readonly number[], { protection }: Manifest): readonly number[] {
  const all = variances.map((variance) =>
    variance === OF_MANIFEST ? protection.countVariance : variance,
  )
  return [...new Set(all)].toSorted((a, b) => a - b)
}

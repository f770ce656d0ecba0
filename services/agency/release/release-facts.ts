import type { PlanAudit } from './audit-plan.ts'
import type { ProtectedCube, TrueCube } from './protect/types.ts'

/** For the eyes of the agency alone. */
export interface ReleaseFacts {
  readonly records: number
  readonly figures: number
  readonly declarations: number
  readonly measures: readonly MeasureFacts[]
}

export interface MeasureFacts {
  readonly measure: string
  /** Places where anybody is counted. */
  readonly places: number
  readonly published: number
  /** Of those, published by their dominant answer only. */
  readonly dominated: number
  /** What is left of the noise once the window is published, in the best estimate of an outsider; none without a table. */
  readonly effectiveVariance?: number
}

/** What became of the places of each measure. */
export function compareCubes(
  before: readonly TrueCube[],
  after: readonly ProtectedCube[],
  audit: readonly PlanAudit[],
): readonly MeasureFacts[] {
  const left = new Map(audit.map(({ measure, effectiveVariance }) => [measure, effectiveVariance]))
  const published = new Map(after.map((cube) => [cube.series, cube.cells]))
  return before.map(({ series, cells }) => {
    const shown = published.get(series) ?? []
    const effectiveVariance = left.get(series)
    return {
      measure: series,
      places: cells.filter(({ base }) => base > 0).length,
      published: shown.length,
      dominated: shown.filter(({ kind }) => kind === 'dominance').length,
      ...(effectiveVariance !== undefined && { effectiveVariance }),
    }
  })
}

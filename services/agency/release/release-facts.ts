import type { NearlySameGroups } from './nearly-same-groups.ts'
import type { PlanAudit } from './audit-plan.ts'
import { isStated } from './protect/finest-cells.ts'
import type { PrivacySpend } from './protect/privacy-budget.ts'
import type { ProtectedCube, TrueCube } from './protect/types.ts'
import type { ProtectionPlan } from './protection-plan.ts'
import type { ReleaseNews } from './release-news.ts'
import type { SoleMember } from './sole-members.ts'

/** For the eyes of the agency alone. */
export interface ReleaseFacts {
  readonly records: number
  readonly figures: number
  readonly declarations: number
  readonly measures: readonly MeasureFacts[]
  /** What protects it, as it was drawn; a correction has a table of more variance than the settings say. */
  readonly plan: ProtectionPlan
  /** What it takes from the privacy budget. */
  readonly spends: readonly PrivacySpend[]
  readonly soleMembers: readonly SoleMember[]
  readonly nearlySame: NearlySameGroups
  /** None for the first release of its kind of window. */
  readonly news?: ReleaseNews
}

export interface MeasureFacts {
  readonly measure: string
  /** Places where anybody is counted. */
  readonly places: number
  readonly published: number
  /** Of those, published by their dominant answer only. */
  readonly dominated: number
  /** Subjects of the smallest published place, after noise. */
  readonly smallest?: number
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
      places: cells.filter(({ base, place }) => base > 0 && isStated(place)).length,
      published: shown.length,
      dominated: shown.filter(({ kind }) => kind === 'dominance').length,
      ...(shown.length > 0 && { smallest: Math.min(...shown.map(({ base }) => base)) }),
      ...(effectiveVariance !== undefined && { effectiveVariance }),
    }
  })
}

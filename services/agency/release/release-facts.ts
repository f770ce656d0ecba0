import { ALL, DIMENSIONS } from '@citx/schema/cube/place.ts'
import type { NearlySameGroups } from './nearly-same-groups.ts'
import type { PlanAudit } from './audit-plan.ts'
import { isStated } from './protect/finest-cells.ts'
import type { PrivacySpend } from './protect/privacy-budget.ts'
import { fullCubeFactor } from './protect/plan-audit.ts'
import type { ProtectedCell, ProtectedCube, TrueCube } from './protect/types.ts'
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
  /** What the plan leaves of the noise once the window is published, in the best estimate of an outsider; none without a table. */
  readonly effectiveVariance?: number
  /** The same where it is less by the members that are shown, of which a plan may allow many more, as if nobody were withheld. */
  readonly shownVariance?: number
}

/** What became of the places of each measure. */
export function compareCubes(
  before: readonly TrueCube[],
  after: readonly ProtectedCube[],
  audit: readonly PlanAudit[],
): readonly MeasureFacts[] {
  const audited = new Map(audit.map((one) => [one.measure, one]))
  const published = new Map(after.map((cube) => [cube.series, cube.cells]))
  return before.map(({ series, cells }) => {
    const shown = published.get(series) ?? []
    const left = audited.get(series)
    const answers = cells[0]?.counts.size ?? 1
    return {
      measure: series,
      places: cells.filter(({ base, place }) => base > 0 && isStated(place)).length,
      published: shown.length,
      dominated: shown.filter(({ kind }) => kind === 'dominance').length,
      ...(shown.length > 0 && { smallest: Math.min(...shown.map(({ base }) => base)) }),
      ...(left !== undefined && {
        effectiveVariance: left.effectiveVariance,
        shownVariance: varianceOf(shown, left, answers),
      }),
    }
  })
}

/** The audit counts the members that a plan allows; where few of them are shown, their margins repeat one another. */
function varianceOf(
  shown: readonly ProtectedCell[],
  { effectiveVariance, windowVariance }: PlanAudit,
  answers: number,
): number {
  const draws = new Map(shown.toSorted(widestLast).map(({ cellId, place }) => [cellId, place]))
  const members = DIMENSIONS.map(
    (dimension) => new Set([...draws.values()].map((place) => place[dimension])),
  )
  const sizes = members.map((each) => each.size - Number(each.has(ALL)))
  const factor = fullCubeFactor([...sizes.filter((size) => size > 0), answers])
  return Math.min(effectiveVariance, windowVariance * factor)
}

/** Places of one draw share a cell id; the widest of them stands for all. */
function widestLast(a: ProtectedCell, b: ProtectedCell): number {
  return widthOf(a) - widthOf(b)
}

function widthOf({ place }: ProtectedCell): number {
  return DIMENSIONS.filter((dimension) => place[dimension] === ALL).length
}

import { findDominantAnswer } from '@citx/agency/release/protect/dominance.ts'
import { mapCounts, protectedCount } from '@citx/agency/release/protect/counts.ts'
import type { TrueCell } from '@citx/agency/release/protect/types.ts'
import type { Place } from '@citx/schema/cube/place.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { profileFor, defaultProtection } from '@citx/agency/release/protection-plan.ts'

export interface PlainCell {
  readonly measure: string
  readonly place: Place
  readonly subjects: number
  readonly counts: ReadonlyMap<string, number>
}

/** The row of a cell whose counts are published as they are. */
export function plainRow({ measure, place, subjects, counts }: PlainCell): ReleaseRow {
  return { kind: 'cell', measure, ...place, subjects, counts: Object.fromEntries(counts) }
}

/** The same under the rule of the one dominant answer, so that a broken build differs from the real one in its fault alone. */
export function ruledRow(cell: PlainCell): ReleaseRow {
  const sensitive = loadVocabulary().measures.get(cell.measure)?.sensitive === true
  const counts = mapCounts(cell.counts, (count) => protectedCount(count))
  const dominant = findDominantAnswer(counts, { sensitive })
  const { measure, place, subjects } = cell
  if (dominant === undefined) return plainRow(cell)
  return { kind: 'cell', measure, ...place, subjects, dominant }
}

/** The base at which the cells of a measure are published. */
export function publishAt({ measure }: Pick<TrueCell, 'measure'>): number {
  const found = loadVocabulary().measures.get(measure)
  const profile = profileFor(defaultProtection, { family: found?.family ?? 'voice-of-citizen' })
  return profile.kind === 'threshold' ? profile.minimumSubjects : profile.publishAt
}

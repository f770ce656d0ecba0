import type { Kysely } from 'kysely'
import { DateTime } from 'luxon'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { windowBounds, type Window } from '@citx/schema/cube/window.ts'
import type { Protection } from '@citx/schema/release/manifest.ts'
import { FAMILIES, type Family } from '@citx/schema/vocabulary/family.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { deriveBlindingKey } from './blinding-key.ts'
import type { Served } from './cube/planned-places.ts'
import { findNearlySame } from './nearly-same-groups.ts'
import { planRelease } from './plan-release.ts'
import { protectCubes } from './protect-cubes.ts'
import type { MasterKey } from './protect/noise-key.ts'
import type { ProtectedCube } from './protect/types.ts'
import { describeProtections, type ProtectionPlan } from './protection-plan.ts'
import {
  publishCell,
  publishCollected,
  publishFigure,
  writeLines,
  type PublishableRow,
} from './publishable-row.ts'
import { readWindow, type WindowContent } from './read-window.ts'
import { compareCubes, type ReleaseFacts } from './release-facts.ts'
import { compareWithLast } from './release-news.ts'
import { findSoleMembers } from './sole-members.ts'

export interface PrepareOptions {
  readonly db: Kysely<unknown>
  readonly agency: {
    readonly id: string
    readonly timeZone: string
    readonly serves?: Served | undefined
    /** Which source is believed where two contradict one another, best first. */
    readonly preferredSources?: readonly string[] | undefined
  }
  readonly window: Window
  readonly vocabulary: Vocabulary
  readonly protection: ProtectionPlan
  readonly masterKey: MasterKey
  readonly now: Date
  /** Release a window that is not over; records that come later need a correction. */
  readonly allowUnfinished?: boolean
}

/** Everything that would be published, and what the agency's own people may know about it. Nothing is stored. */
export interface PreparedRelease {
  readonly window: Window
  readonly lines: readonly string[]
  readonly families: readonly Family[]
  readonly protection: Protection
  readonly employeeProtection?: Protection
  readonly facts: ReleaseFacts
}

/**
 * Makes the rows of a release from the records of its window, in one snapshot. Fails with NOTHING_TO_RELEASE when there are
 * neither records nor figures, and with RELEASE_REFUSED when the window is not over, when too little noise or budget would be
 * left, when the noise cannot be drawn, or when two sources contradict one another.
 */
export async function prepareRelease(options: PrepareOptions): Promise<PreparedRelease> {
  const { window, vocabulary, agency } = options
  if (options.allowUnfinished !== true) requireOver(options)
  const content = await readWindow(options)
  const { cubes, records, figures, declarations } = content
  if (records === 0 && figures.length === 0)
    throw new CitxError(
      'NOTHING_TO_RELEASE',
      `there are no records and no figures of ${window}; ingest some, or name another window`,
    )
  const plan = planRelease(content, options)
  const protectedCubes = protectCubes(cubes, { ...options, protection: plan.protection })
  const { protection, employeeProtection } = describeProtections(plan.protection)
  const rows: readonly PublishableRow[] = [
    ...protectedCubes.flatMap(({ cells }) =>
      cells.map((cell) => publishCell(cell, protection.countVariance)),
    ),
    ...figures.map(publishFigure),
    ...completeDeclarations(declarations, protectedCubes, vocabulary).map(publishCollected),
  ]
  return {
    window,
    lines: writeLines(rows, deriveBlindingKey(cubes, options)),
    families: familiesOf(rows, vocabulary),
    protection,
    ...(employeeProtection !== undefined && { employeeProtection }),
    facts: {
      records,
      figures: figures.length,
      declarations: rows.filter(({ kind }) => kind === 'collected').length,
      measures: compareCubes(cubes, protectedCubes, plan.audit),
      plan: plan.protection,
      spends: plan.spends,
      nearlySame: findNearlySame(cubes, protectedCubes),
      soleMembers: findSoleMembers(cubes, { vocabulary, served: agency.serves }),
      ...(content.last !== undefined && { news: compareWithLast(rows, content.last) }),
    },
  }
}

function requireOver({ window, agency, now }: PrepareOptions): void {
  const end = DateTime.fromISO(windowBounds(window).until, { zone: agency.timeZone })
  if (!end.isValid) throw new CitxError('BAD_CONFIG', `${agency.timeZone} is not a time zone`)
  if (now.getTime() < end.toMillis())
    throw new CitxError(
      'RELEASE_REFUSED',
      `${window} is not over before ${end.toISO()}; release it then, as a release never changes`,
    )
}

/** A measure that has cells is collected, also where nobody has written down how. */
function completeDeclarations(
  declarations: WindowContent['declarations'],
  cubes: readonly ProtectedCube[],
  { measures }: Vocabulary,
): WindowContent['declarations'] {
  const declared = new Set(declarations.map(({ measure }) => measure))
  const published = new Set(cubes.flatMap(({ cells }) => cells.map(({ measure }) => measure)))
  const missing = [...published].flatMap((id) => {
    const measure = declared.has(id) ? undefined : measures.get(id)
    return measure === undefined ? [] : [{ measure: id, family: measure.family, breaks: [] }]
  })
  return [...declarations, ...missing]
}

function familiesOf(
  rows: readonly PublishableRow[],
  { measures, metrics }: Vocabulary,
): readonly Family[] {
  const present = new Set(
    rows.map((row) => {
      switch (row.kind) {
        case 'cell':
          return measures.get(row.measure)?.family
        case 'figure':
          return metrics.get(row.id)?.family ?? measures.get(row.measure ?? '')?.family
        case 'collected':
          return row.family
      }
    }),
  )
  return FAMILIES.filter((family) => present.has(family))
}

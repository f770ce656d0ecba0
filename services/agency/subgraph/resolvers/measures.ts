import type { CollectedRow } from '@citx/schema/release/row.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import { requireKnown } from '../known-ids.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

/** `Agency.measures`: for each shared measure, how the newest release says that it is collected. */
export function measures(
  _parent: unknown,
  { ids }: { readonly ids?: readonly string[] | null },
  { releases, visibility, vocabulary, checkOutgoing }: SubgraphContext,
) {
  if (ids != null) requireKnown(vocabulary, 'measure', ids)
  const newest = new Map<string, CollectedRow>()
  for (const { collected } of releases.inForce)
    for (const [measure, row] of collected) if (!newest.has(measure)) newest.set(measure, row)
  const shown = [...newest.values()].filter(
    ({ measure, family }) =>
      sharesAny(visibility, family) && (ids == null || ids.includes(measure)),
  )
  for (const { family } of shown) checkOutgoing({ family, journey: undefined })
  return shown.toSorted((a, b) => (a.measure < b.measure ? -1 : 1)).map(presentCollected)
}

function presentCollected(row: CollectedRow) {
  const { measure, family, wording = null, wordingId = null, wordingClass = null } = row
  const { mode, coverage, since = null, breaks } = row
  return {
    measure,
    family: enumName(family),
    wording,
    wordingId,
    wordingClass,
    mode: mode === undefined ? null : enumName(mode),
    coverage: coverage === undefined ? null : enumName(coverage),
    since,
    breaks: breaks.map(({ kind, ...rest }) => ({ ...rest, kind: enumName(kind) })),
  }
}

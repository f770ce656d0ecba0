import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { nearestIds } from './nearest-ids.ts'

type Kind = 'journey' | 'channel' | 'stage' | 'measure' | 'metric'

const codes = {
  journey: 'UNKNOWN_JOURNEY',
  channel: 'UNKNOWN_CHANNEL',
  stage: 'UNKNOWN_STAGE',
  measure: 'UNKNOWN_MEASURE',
  metric: 'UNKNOWN_METRIC',
} as const satisfies Record<Kind, ErrorCode>

/**
 * Refuses ids that the vocabulary does not have, with those that are spelled most alike. The vocabulary is public: whether
 * an agency has anything under an id does not show.
 */
export function requireKnown(vocabulary: Vocabulary, kind: Kind, ids: readonly string[]): void {
  const known = idsOf(vocabulary, kind)
  for (const id of ids) {
    if (known.has(id)) continue
    const near = nearestIds(id, [...known.keys()])
    const hint = near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`
    throw new CitxError(
      codes[kind],
      `there is no ${kind} ${JSON.stringify(id.slice(0, 80))}${hint}`,
    )
  }
}

/** The same for members of a dimension, where `ALL` is one too. */
export function requireMembers(
  vocabulary: Vocabulary,
  kind: 'journey' | 'channel' | 'stage',
  ids: readonly string[],
): void {
  requireKnown(
    vocabulary,
    kind,
    ids.filter((id) => id !== ALL),
  )
}

function idsOf(vocabulary: Vocabulary, kind: Kind): ReadonlyMap<string, unknown> {
  switch (kind) {
    case 'journey':
      return vocabulary.journeys
    case 'channel':
      return vocabulary.channels
    case 'stage':
      return vocabulary.stages
    case 'measure':
      return vocabulary.measures
    case 'metric':
      return vocabulary.metrics
  }
}

import { CitxError, type Problem } from '@citx/kit/errors/citx-error.ts'
import { ALL, DIMENSIONS, type Dimension } from '@citx/schema/cube/place.ts'
import type { Measure, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'

/** What an agency says it serves: journeys, channels and stages by id; all of the vocabulary where it says nothing. */
export interface Served {
  readonly journeys?: readonly string[] | undefined
  readonly channels?: readonly string[] | undefined
  readonly stages?: readonly string[] | undefined
}

/** The members that each dimension can have, by what was declared and never by what was counted. */
export type PlannedMembers = Readonly<Record<Dimension, ReadonlySet<string>>>

const listOf = { journey: 'journeys', channel: 'channels', stage: 'stages' } as const

/** Fails with BAD_CONFIG, naming every declared member that the vocabulary does not have. */
export function planMembers(vocabulary: Vocabulary, served: Served = {}): PlannedMembers {
  const details: Problem[] = []
  const membersOf = (dimension: Dimension): ReadonlySet<string> => {
    const known = vocabulary[listOf[dimension]]
    const declared = served[listOf[dimension]] ?? [...known.keys()]
    for (const id of declared)
      if (!known.has(id))
        details.push({
          path: `serves.${listOf[dimension]}`,
          message: `${id} is no ${dimension} of the vocabulary`,
        })
    return new Set(declared)
  }
  const planned = {
    journey: membersOf('journey'),
    channel: membersOf('channel'),
    stage: membersOf('stage'),
  }
  if (details.length === 0) return planned
  throw new CitxError('BAD_CONFIG', 'agency.yaml declares places that do not exist', { details })
}

/** The one member that a crossed dimension can have: its cell and that of ALL are one fact. */
export function soleMemberOf(
  planned: PlannedMembers,
  { across }: Pick<Measure, 'across'>,
  dimension: Dimension,
): string | undefined {
  if (!across.includes(dimension) || planned[dimension].size !== 1) return undefined
  return [...planned[dimension]][0]
}

/** Where a record may name its members; null is no member. */
export type Placed = Readonly<Record<Dimension, string | null>>

/**
 * Fails with RELEASE_REFUSED when records name what the agency declares it does not serve: either the declaration or the
 * mapping is wrong, and to leave them out silently would make the figures so.
 */
export function requireServed(
  rows: Iterable<Placed>,
  planned: PlannedMembers,
  vocabulary: Vocabulary,
): void {
  const undeclared = new Set<string>()
  for (const row of rows)
    for (const dimension of DIMENSIONS) {
      const member = row[dimension]
      if (member === null || member === ALL || planned[dimension].has(member)) continue
      if (vocabulary[listOf[dimension]].has(member)) undeclared.add(`${dimension} ${member}`)
    }
  if (undeclared.size > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      'records name places that agency.yaml does not declare under `serves`; add them there, or correct the mapping',
      { details: [...undeclared].toSorted().map((message) => ({ message })) },
    )
}

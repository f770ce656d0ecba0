import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { canSee } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import { requireKnown, requireMembers } from '../known-ids.ts'
import type { MeasureCells, PublishedCell } from '../releases/measure-cells.ts'
import { MAX_CELLS } from '../request-limits.ts'

export interface CellsArguments {
  readonly window: Window
  readonly measures?: readonly string[] | null
  readonly journeys?: readonly string[] | null
  readonly channels?: readonly string[] | null
  readonly stages?: readonly string[] | null
}

/** `Agency.cells`: the distributions of one window that the asker may see, by measure and place. */
export function cells(_parent: unknown, asked: CellsArguments, context: SubgraphContext) {
  const { releases, vocabulary, checkOutgoing } = context
  requireKnown(vocabulary, 'measure', asked.measures ?? [])
  requireMembers(vocabulary, 'journey', asked.journeys ?? [])
  requireMembers(vocabulary, 'channel', asked.channels ?? [])
  requireMembers(vocabulary, 'stage', asked.stages ?? [])
  const view = releases.of(asked.window)
  if (view === undefined) return []
  const chosen = [...view.cells.values()]
    .filter(({ measure }) => asked.measures == null || asked.measures.includes(measure))
    .map((measure) => ({ measure, places: choosePlaces(measure, asked, context) }))
  requireFewEnough(chosen.reduce((sum, { places }) => sum + places.length, 0))
  return chosen.flatMap(({ measure, places }) =>
    places.flatMap((place) => {
      const cell = measure.find(place)
      if (cell === undefined) return []
      checkOutgoing({
        family: vocabulary.measures.get(cell.measure)?.family,
        journey: place.journey,
      })
      return [presentCell(cell, view.window, view.id)]
    }),
  )
}

function choosePlaces(
  { measure, places }: MeasureCells,
  { journeys, channels, stages }: CellsArguments,
  { visibility, vocabulary }: SubgraphContext,
): readonly Place[] {
  const family = vocabulary.measures.get(measure)?.family
  if (family === undefined) return []
  const wanted = {
    journeys: journeys == null ? undefined : new Set(journeys),
    channels: new Set(channels ?? [ALL]),
    stages: new Set(stages ?? [ALL]),
  }
  return places.filter(
    ({ journey, channel, stage }) =>
      wanted.journeys?.has(journey) !== false &&
      wanted.channels.has(channel) &&
      wanted.stages.has(stage) &&
      canSee(visibility, family, journey),
  )
}

function requireFewEnough(count: number): void {
  if (count <= MAX_CELLS) return
  throw new CitxError(
    'BAD_REQUEST',
    `this asks for ${count} cells and at most ${MAX_CELLS} fit in one answer: name fewer measures, journeys, channels or stages`,
  )
}

export function presentCell(cell: PublishedCell, window: Window, release: string) {
  const { measure, place, subjects, counts = new Map(), dominant = null, countVariance } = cell
  return {
    measure,
    ...place,
    window,
    subjects,
    counts: presentCounts(counts),
    dominant,
    countVariance,
    release,
  }
}

export function presentCounts(counts: Iterable<readonly [string, number]>) {
  return Array.from(counts, ([answer, count]) => ({ answer, count }))
}

import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { OutgoingFact } from '../../agreements/outgoing-check.ts'
import { canSee } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import { requireKnown, requireMembers } from '../known-ids.ts'
import type { MeasureCells, PublishedCell } from '../releases/measure-cells.ts'
import { requireFewEnough } from '../request-limits.ts'

export interface CellsArguments {
  readonly window: Window
  readonly measures?: readonly string[] | null
  readonly journeys?: readonly string[] | null
  readonly channels?: readonly string[] | null
  readonly stages?: readonly string[] | null
}

type CellsContext = Pick<
  SubgraphContext,
  'releases' | 'visibility' | 'vocabulary' | 'checkOutgoing' | 'spendCells'
>

/** `Agency.cells`: the distributions of one window that the asker may see, by measure and place. */
export function cells(_parent: unknown, asked: CellsArguments, context: CellsContext) {
  const { releases, vocabulary, spendCells } = context
  requireKnown(vocabulary, 'measure', asked.measures ?? [])
  requireMembers(vocabulary, 'journey', asked.journeys ?? [])
  requireMembers(vocabulary, 'channel', asked.channels ?? [])
  requireMembers(vocabulary, 'stage', asked.stages ?? [])
  const view = releases.of(asked.window)
  if (view === undefined) return []
  const chosen = [...view.cells.values()]
    .filter(({ measure }) => asked.measures == null || asked.measures.includes(measure))
    .map((measure) => ({ measure, places: choosePlaces(measure, asked, context) }))
  const count = chosen.reduce((sum, { places }) => sum + places.length, 0)
  requireFewEnough('cells', count)
  spendCells(count)
  const outgoing = chosen.flatMap(({ measure, places }) =>
    places.flatMap((place) => {
      const cell = measure.find(place)
      return cell === undefined ? [] : [presentCell(cell, view.window, view.id)]
    }),
  )
  checkCells(outgoing, context)
  return outgoing
}

/** Every kind of fact among the cells that go out; a kind is a family at a journey, as agreements know no finer. */
function checkCells(
  outgoing: readonly ReturnType<typeof presentCell>[],
  { vocabulary, checkOutgoing }: CellsContext,
): void {
  const kinds = new Map<string, OutgoingFact>()
  for (const { measure, journey } of outgoing) {
    const key = `${measure} ${journey}`
    if (!kinds.has(key))
      kinds.set(key, { family: vocabulary.measures.get(measure)?.family, journey })
  }
  for (const fact of kinds.values()) checkOutgoing(fact)
}

function choosePlaces(
  { measure, places }: MeasureCells,
  { journeys, channels, stages }: CellsArguments,
  { visibility, vocabulary }: CellsContext,
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

import { ALL } from '@citx/schema/cube/place.ts'
import type { SubgraphContext } from '../context.ts'
import { visibleJourneys } from '../releases/visible-facts.ts'

/** `Agency.journeyIds`: the journeys of which anything is published that the asker may see. */
export function journeyIds(
  _parent: unknown,
  _arguments: unknown,
  { releases, visibility, vocabulary, checkOutgoing }: SubgraphContext,
): readonly string[] {
  const ids = new Set<string>()
  for (const view of releases.inForce)
    for (const journey of visibleJourneys(view, visibility, vocabulary)) ids.add(journey)
  ids.delete(ALL)
  for (const journey of ids) checkOutgoing({ family: undefined, journey })
  return [...ids].toSorted()
}

import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { SubgraphContext } from '../context.ts'
import { readJourney, type JourneyReading } from '../estimates/journey-reading.ts'
import { requireMembers } from '../known-ids.ts'
import { findNewestMonth } from '../releases/current-releases.ts'
import { hasVisibleFacts } from '../releases/visible-facts.ts'
import type { AgencyJourneyArgs } from '../resolvers.gen.ts'

/** `Agency.journey`: the reading that the fields of `JourneyInsight` take their figures from. */
export function journey(
  _parent: unknown,
  asked: AgencyJourneyArgs,
  context: SubgraphContext,
): JourneyReading {
  const { id, channel, stage } = asked
  const place = { journey: id, channel: channel ?? ALL, stage: stage ?? ALL }
  requireMembers(context.vocabulary, 'journey', [place.journey])
  requireMembers(context.vocabulary, 'channel', [place.channel])
  requireMembers(context.vocabulary, 'stage', [place.stage])
  return readJourney(place, asked.window ?? newestMonth(context), context)
}

function newestMonth({ releases, visibility, vocabulary }: SubgraphContext): Window | undefined {
  return findNewestMonth(releases, (view) => hasVisibleFacts(view, visibility, vocabulary))?.window
}

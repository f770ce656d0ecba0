import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import { readJourney, type JourneyReading } from '../estimates/journey-reading.ts'
import { requireKnown, requireMembers } from '../known-ids.ts'
import { findNewestMonth } from '../releases/current-releases.ts'
import { hasVisibleFacts } from '../releases/visible-facts.ts'

export interface JourneyArguments {
  readonly id: string
  readonly window?: Window | null
  readonly channel?: string | null
  readonly stage?: string | null
}

/** `Agency.journey`: the reading that the fields of `JourneyInsight` take their figures from. */
export function journey(_parent: unknown, asked: JourneyArguments, context: SubgraphContext) {
  const { id, channel, stage } = {
    ...asked,
    channel: asked.channel ?? ALL,
    stage: asked.stage ?? ALL,
  }
  requireMembers(context.vocabulary, 'journey', [id])
  requireMembers(context.vocabulary, 'channel', [channel])
  requireMembers(context.vocabulary, 'stage', [stage])
  const window = asked.window ?? newestMonth(context)
  const view = window === undefined ? undefined : context.releases.of(window)
  const reading = readJourney({ journey: id, channel, stage }, view, context)
  return {
    journeyId: id,
    journey: id === ALL ? null : { id },
    window: window ?? null,
    channel,
    stage,
    release: sharesAny(context.visibility) ? (view?.id ?? null) : null,
    voiceOfCitizen: reading,
    voiceOfEmployee: reading,
    behaviour: reading,
    demand: reading,
    metrics: ({ ids }: { readonly ids: readonly string[] }) => metrics(ids, reading, context),
  }
}

function newestMonth({ releases, visibility, vocabulary }: SubgraphContext): Window | undefined {
  return findNewestMonth(releases, (view) => hasVisibleFacts(view, visibility, vocabulary))?.window
}

function metrics(ids: readonly string[], reading: JourneyReading, { vocabulary }: SubgraphContext) {
  requireKnown(vocabulary, 'metric', ids)
  return ids.map((id) => reading.estimate(id))
}

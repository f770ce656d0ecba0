import { ALL } from '@citx/schema/cube/place.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import { requireKnown } from '../known-ids.ts'
import type { JourneyInsightResolvers } from '../resolvers.gen.ts'

/** The fields of `JourneyInsight`; the four families read on from the same reading. */
export const journeyInsight: JourneyInsightResolvers = {
  journeyId: ({ place }) => place.journey,
  journey: ({ place }) => (place.journey === ALL ? null : { id: place.journey }),
  window: ({ window }) => window ?? null,
  channel: ({ place }) => place.channel,
  stage: ({ place }) => place.stage,
  release: ({ view }, _arguments, { visibility }) =>
    sharesAny(visibility) ? (view?.id ?? null) : null,
  voiceOfCitizen: (reading) => reading,
  voiceOfEmployee: (reading) => reading,
  behaviour: (reading) => reading,
  demand: (reading) => reading,
  metrics: (reading, { ids }, { vocabulary }) => {
    requireKnown(vocabulary, 'metric', ids)
    return ids.map((id) => reading.estimate(id))
  },
}

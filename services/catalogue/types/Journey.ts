import type { JourneyResolvers } from '../resolvers.gen.ts'
import { findTerms } from '../find-terms.ts'

export const Journey: JourneyResolvers = {
  lifeEvents: (journey, _args, { vocabulary }) =>
    findTerms(vocabulary.lifeEvents, journey.lifeEvents),
  matches: (journey) => journey.matches ?? [],
}

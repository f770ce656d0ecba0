import { getTerm } from '../find-terms.ts'
import type { LifeEventResolvers } from '../resolvers.gen.ts'

export const LifeEvent: LifeEventResolvers = {
  steps: (lifeEvent, _args, { vocabulary }) =>
    lifeEvent.steps.map(({ journey, optional }, index) => ({
      order: index + 1,
      journey: getTerm(vocabulary.journeys, journey),
      optional,
    })),
  matches: (lifeEvent) => lifeEvent.matches ?? [],
}

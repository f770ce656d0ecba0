import type { QueryResolvers } from '../resolvers.gen.ts'

export const journeys: NonNullable<QueryResolvers['journeys']> = (
  _parent,
  { lifeEvent },
  { vocabulary },
) =>
  [...vocabulary.journeys.values()].filter(
    ({ lifeEvents }) => !lifeEvent || lifeEvents.includes(lifeEvent),
  )

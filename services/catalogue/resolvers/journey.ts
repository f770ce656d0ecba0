import type { QueryResolvers } from '../resolvers.gen.ts'

export const journey: NonNullable<QueryResolvers['journey']> = (_parent, { id }, { vocabulary }) =>
  vocabulary.journeys.get(id) ?? null

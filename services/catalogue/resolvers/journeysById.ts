import type { QueryResolvers } from '../resolvers.gen.ts'

export const journeysById: NonNullable<QueryResolvers['journeysById']> = (
  _parent,
  { ids },
  { vocabulary },
) => ids.map((id) => vocabulary.journeys.get(id) ?? null)

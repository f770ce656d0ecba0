import type { QueryResolvers } from '../resolvers.gen.ts'

export const lifeEvent: NonNullable<QueryResolvers['lifeEvent']> = (
  _parent,
  { id },
  { vocabulary },
) => vocabulary.lifeEvents.get(id) ?? null

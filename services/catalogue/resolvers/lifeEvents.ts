import type { QueryResolvers } from '../resolvers.gen.ts'

export const lifeEvents: NonNullable<QueryResolvers['lifeEvents']> = (
  _parent,
  _args,
  { vocabulary },
) => [...vocabulary.lifeEvents.values()]

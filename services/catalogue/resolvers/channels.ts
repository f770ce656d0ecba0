import type { QueryResolvers } from '../resolvers.gen.ts'

export const channels: NonNullable<QueryResolvers['channels']> = (
  _parent,
  _args,
  { vocabulary },
) => [...vocabulary.channels.values()]

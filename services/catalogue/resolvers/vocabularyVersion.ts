import type { QueryResolvers } from '../resolvers.gen.ts'

export const vocabularyVersion: NonNullable<QueryResolvers['vocabularyVersion']> = (
  _parent,
  _args,
  { vocabulary },
) => vocabulary.version

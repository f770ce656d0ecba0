import type { QueryResolvers } from '../resolvers.gen.ts'

export const causes: NonNullable<QueryResolvers['causes']> = (_parent, _args, { vocabulary }) => [
  ...vocabulary.causes.values(),
]

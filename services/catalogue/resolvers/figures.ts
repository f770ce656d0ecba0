import type { QueryResolvers } from '../resolvers.gen.ts'

export const figures: NonNullable<QueryResolvers['figures']> = (_parent, _args, { vocabulary }) => [
  ...vocabulary.figures.values(),
]

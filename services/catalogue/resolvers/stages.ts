import type { QueryResolvers } from '../resolvers.gen.ts'

export const stages: NonNullable<QueryResolvers['stages']> = (_parent, _args, { vocabulary }) =>
  [...vocabulary.stages.values()].map((stage, index) => ({ ...stage, order: index + 1 }))

import type { QueryResolvers } from '../resolvers.gen.ts'

export const metric: NonNullable<QueryResolvers['metric']> = (_parent, { id }, { vocabulary }) =>
  vocabulary.metrics.get(id) ?? null

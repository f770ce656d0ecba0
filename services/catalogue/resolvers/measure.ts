import type { QueryResolvers } from '../resolvers.gen.ts'

export const measure: NonNullable<QueryResolvers['measure']> = (_parent, { id }, { vocabulary }) =>
  vocabulary.measures.get(id) ?? null

import type { QueryResolvers } from '../resolvers.gen.ts'

export const themes: NonNullable<QueryResolvers['themes']> = (_parent, _args, { vocabulary }) => [
  ...vocabulary.themes.values(),
]

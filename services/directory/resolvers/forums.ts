import type { QueryResolvers } from '../resolvers.gen.ts'
import { toAgency } from './agencies.ts'

export const forums: NonNullable<QueryResolvers['forums']> = (_parent, _args, context) => {
  const { document } = context.directory
  return document.forums.map(({ id, name }) => ({
    id,
    name,
    members: document.agencies.filter((entry) => entry.forums.includes(id)).map(toAgency),
  }))
}

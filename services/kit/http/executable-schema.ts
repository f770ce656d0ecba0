import { makeExecutableSchema } from '@graphql-tools/schema'
import type { IResolvers } from '@graphql-tools/utils'
import type { GraphQLSchema } from 'graphql'

/**
 * A schema from SDL and its resolvers. Throws when a resolver names a type or field that the SDL does not have.
 */
export function createExecutableSchema<C>(
  sdl: readonly string[],
  resolvers: IResolvers<unknown, C>,
): GraphQLSchema {
  return makeExecutableSchema<C>({
    typeDefs: [...sdl],
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  })
}

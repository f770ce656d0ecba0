import { addResolversToSchema } from '@graphql-tools/schema'
import type { GraphQLSchema } from 'graphql'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import type { GatewayContext } from '../context.ts'
import { entryFields } from './entry-fields.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'

/**
 * The directory as a subschema of this process: it answers from the signed document that the gateway holds and has
 * verified itself, so that a directory that is down takes nothing with it.
 */
export function buildDirectorySchema(): GraphQLSchema {
  return addResolversToSchema({
    schema: buildContract('directory'),
    resolvers: {
      Query: {
        agencies: (
          _root: unknown,
          { ids }: { ids: readonly string[] },
          { members }: GatewayContext,
        ) => ids.map((id) => members.findAgency(id) ?? null),
        members: (_root: unknown, { kinds, forum }: MembersArgs, { members }: GatewayContext) =>
          members.select({ kinds: kinds?.map(wordOf), forum }),
        forums: (_root: unknown, _args: unknown, { members }: GatewayContext) =>
          members.document.forums,
        directory: (_root: unknown, _args: unknown, { members }: GatewayContext) => ({
          ...members.document,
          document: members.signed,
        }),
      },
      Agency: entryFields,
      Forum: {
        members: ({ id }: { id: string }, _args: unknown, { members }: GatewayContext) =>
          members.select({ forum: id }),
      },
    },
  })
}

interface MembersArgs {
  readonly kinds?: readonly string[] | null
  readonly forum?: string | null
}

import { delegateToSchema } from '@graphql-tools/delegate'
import { OperationTypeNode, type GraphQLResolveInfo } from 'graphql'
import type { GatewayContext } from '../../context.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { GatewaySubschema } from '../subschemas.ts'

export interface AgenciesArgs {
  readonly ids?: readonly string[] | null
  readonly forum?: string | null
  readonly kinds?: readonly string[] | null
}

/** `Query.agencies`: aligned with `ids` when they are given, else every member that matches. */
export function createAgenciesResolver(directory: GatewaySubschema) {
  return (
    _root: unknown,
    { ids, forum, kinds }: AgenciesArgs,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): unknown => {
    const chosen = context.members.select({ forum, kinds: kinds?.map(wordOf) }).map(({ id }) => id)
    const matching = new Set(chosen)
    return delegateToSchema({
      schema: directory,
      operation: OperationTypeNode.QUERY,
      fieldName: 'agencies',
      // No id is empty, so an agency that does not match becomes `null` at its place.
      args: { ids: ids == null ? chosen : ids.map((id) => (matching.has(id) ? id : '')) },
      context,
      info,
    })
  }
}

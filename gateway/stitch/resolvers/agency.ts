import type { GraphQLResolveInfo } from 'graphql'
import type { GatewayContext } from '../../context.ts'
import type { LoadById } from '../load-by-id.ts'

/** `Query.agency`. */
export function createAgencyResolver(loadAgency: LoadById) {
  return (
    _root: unknown,
    { id }: { readonly id: string },
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): unknown => loadAgency(id, context, info)
}

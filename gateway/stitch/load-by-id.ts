import { batchDelegateToSchema } from '@graphql-tools/batch-delegate'
import { OperationTypeNode, type GraphQLResolveInfo } from 'graphql'
import type { GatewayContext } from '../context.ts'
import type { GatewaySubschema } from './subschemas.ts'

/** Resolves an object of another subschema by its id, together with all others asked for in the same breath. */
export type LoadById = (id: string, context: GatewayContext, info: GraphQLResolveInfo) => unknown

/** From here on the merged type takes over: fields of the other subschemas come by themselves. */
export function createLoadById(schema: GatewaySubschema, fieldName: string): LoadById {
  return (key, context, info) =>
    batchDelegateToSchema({
      schema,
      operation: OperationTypeNode.QUERY,
      fieldName,
      key,
      argsFromKeys: (ids) => ({ ids }),
      context,
      info,
    })
}

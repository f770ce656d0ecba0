import {
  defaultFieldResolver,
  GraphQLError,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql'
import type { GatewayContext } from '../context.ts'

type Resolver = GraphQLFieldResolver<unknown, GatewayContext>

/**
 * Batched delegation locates errors by paths of its own making, which lose the position within a list. Without a path,
 * graphql-js locates each error itself, at the field that is being resolved. Changes the schema in place, once.
 */
export function fixErrorPaths(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields()))
      field.resolve = unlocateErrors(field.resolve ?? defaultFieldResolver)
  }
  return schema
}

function unlocateErrors(resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    const result: unknown = resolve(parent, args, context, info)
    return result instanceof Promise
      ? result.then(unlocateResult, (error: unknown) => Promise.reject(asError(unlocate(error))))
      : unlocateResult(result)
  }
}

function unlocateResult(result: unknown): unknown {
  if (Array.isArray(result)) return result.map(unlocate)
  return unlocate(result)
}

function unlocate(result: unknown): unknown {
  if (result instanceof AggregateError) return unlocate(result.errors[0])
  if (!(result instanceof GraphQLError) || result.path === undefined) return result
  const { message, extensions, originalError } = result
  return new GraphQLError(message, { extensions, originalError: originalError ?? null })
}

function asError(value: unknown): Error {
  return value instanceof Error ? value : new Error(String(value))
}

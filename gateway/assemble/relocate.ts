import { GraphQLError, type FieldNode } from 'graphql'

/** The same error at a place of the answer to the caller. */
export function relocate(
  { message, extensions, originalError }: GraphQLError,
  path: readonly (string | number)[],
  nodes: readonly FieldNode[],
): GraphQLError {
  return new GraphQLError(message, {
    path,
    nodes: [...nodes],
    extensions,
    originalError: originalError ?? null,
  })
}

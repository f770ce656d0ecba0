import { getOperationAST, getVariableValues, type GraphQLSchema } from 'graphql'
import type { AskedQuery } from './read-query.ts'

/**
 * The variables as execution will see them: with the defaults that the operation declares, and single values as the lists
 * that they stand for. Empty where they do not fit, as execution refuses those.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { document, operationName, variables }: AskedQuery,
): AskedQuery['variables'] {
  const operation = getOperationAST(document, operationName)
  const declared = operation?.variableDefinitions ?? []
  return getVariableValues(schema, declared, variables, { maxErrors: 1 }).coerced ?? {}
}

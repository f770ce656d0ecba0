import { getOperationAST, getVariableValues, type DocumentNode, type GraphQLSchema } from 'graphql'
import { escapeNames, fieldNamesOf, type NamedValues } from './escape-names.ts'
import { resolveDirectives } from './resolve-directives.ts'

export interface PlainRequest {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: NamedValues
}

export interface SimpleRequest extends PlainRequest {
  /** Whether the answer needs `restoreRecord` to be the answer to what was asked. */
  readonly changed: boolean
}

export type SimplifyRequest = (request: PlainRequest) => SimpleRequest

/** Turns requests into ones that mean the same and that stitching answers rightly: no awkward names, no directives. */
export function createSimplifyRequest(schema: GraphQLSchema): SimplifyRequest {
  const fieldNames = fieldNamesOf(schema)
  return ({ document, operationName, variables }) => {
    const escaped = escapeNames(document, variables, fieldNames)
    const operation = getOperationAST(escaped.document, operationName)
    const { coerced } = getVariableValues(
      schema,
      operation?.variableDefinitions ?? [],
      escaped.variables,
    )
    // Without good variables, execution will say what is wrong with them.
    const simple =
      coerced === undefined ? escaped.document : resolveDirectives(escaped.document, coerced)
    return {
      document: simple,
      operationName,
      variables: escaped.variables,
      changed: simple !== document,
    }
  }
}

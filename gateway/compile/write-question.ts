import {
  Kind,
  OperationTypeNode,
  parseType,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'

/** Callers' variables that begin with two underscores are left to plain stitching, so this name is free. */
const idsVariable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: '__ids' } } as const

const idsDefinition: VariableDefinitionNode = {
  kind: Kind.VARIABLE_DEFINITION,
  variable: idsVariable,
  type: parseType('[ID!]!'),
}

/** The operation that asks agencies for these fields, with those of the caller's variables that the fields use. */
export function writeQuestion(
  fields: readonly FieldNode[],
  { variableDefinitions = [] }: OperationDefinitionNode,
): DocumentNode {
  const root: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: 'agencies' },
    arguments: [
      { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'ids' }, value: idsVariable },
    ],
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  }
  const used = variablesOf(root)
  const definitions = variableDefinitions.filter(({ variable }) => used.has(variable.name.value))
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [idsDefinition, ...definitions],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
  }
  return { kind: Kind.DOCUMENT, definitions: [operation] }
}

/** Names of the variables that a part of a document uses. */
export function variablesOf(root: FieldNode): ReadonlySet<string> {
  const names = new Set<string>()
  visit(root, { Variable: ({ name }) => void names.add(name.value) })
  return names
}

import { hash } from 'node:crypto'
import {
  isObjectType,
  Kind,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileObject } from '../check/compile-shape.ts'
import { ROW_KEY } from '../check/row-key.ts'
import { compileScanRow, type ScanRow } from '../check/scan/compile-scan-row.ts'
import type { ObjectShape } from '../check/shape.ts'

/** One operation that asks each agency for its own row through `agencies(ids:)`. */
export interface Question {
  readonly document: DocumentNode
  readonly text: string
  /** Names the text: SHA-256 in base64url. */
  readonly digest: string
  /** Response key of the root field. */
  readonly rootKey: string
  readonly idsVariable: string
  /** Names of the other variables that it declares. */
  readonly variableNames: readonly string[]
  /** What a row must look like. */
  readonly row: ObjectShape
  /** Reads such a row from the text of an answer. */
  readonly scanRow: ScanRow
}

export type Variables = Readonly<Record<string, unknown>>

/** Reads operations into questions, and remembers those it has read. */
export type PrepareQuestion = (document: DocumentNode, variables: Variables) => Question

/** Throws when the document is not one query of `agencies(ids: $variable)`: only this program writes such documents. */
export function createPrepareQuestion(contract: GraphQLSchema): PrepareQuestion {
  const known = new LRUCache<string, Question>({ max: 500 })
  return (document, variables) => {
    const key = print(document)
    const before = known.get(key)
    if (before !== undefined) return before
    const question = readQuestion(contract, withRowKey(document), variables)
    // With directives the shape depends on the variables.
    if (!key.includes('@')) known.set(key, question)
    return question
  }
}

/** Reads a document that already carries the row key. */
export function readQuestion(
  contract: GraphQLSchema,
  document: DocumentNode,
  variables: Variables,
): Question {
  const operation = operationOf(document)
  const root = rootField(operation)
  const ids = idsVariable(root)
  const fragments = new Map(
    document.definitions.filter(isFragment).map((it) => [it.name.value, it]),
  )
  const selections = root.selectionSet === undefined ? [] : [root.selectionSet]
  const source = { contract, fragments, variables }
  const row = compileObject(source, agencyType(contract), selections, false)
  const text = print(document)
  return {
    document,
    text,
    digest: hash('sha256', text, 'base64url'),
    rootKey: root.alias?.value ?? root.name.value,
    idsVariable: ids,
    variableNames: variableNamesOf(operation).filter((name) => name !== ids),
    row,
    scanRow: compileScanRow(row),
  }
}

function withRowKey(document: DocumentNode): DocumentNode {
  const operation = operationOf(document)
  const root = rootField(operation)
  const selections = [rowKeyField, ...(root.selectionSet?.selections ?? [])]
  const extended = { ...root, selectionSet: { kind: Kind.SELECTION_SET, selections } } as const
  const selectionSet = { ...operation.selectionSet, selections: [extended] }
  return {
    ...document,
    definitions: document.definitions.map((node) =>
      node === operation ? { ...operation, selectionSet } : node,
    ),
  }
}

const rowKeyField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: ROW_KEY },
  name: { kind: Kind.NAME, value: 'id' },
}

/** The variables that an operation declares. */
function variableNamesOf({ variableDefinitions = [] }: OperationDefinitionNode): readonly string[] {
  return variableDefinitions.map(({ variable }) => variable.name.value)
}

/** The one operation of a document. */
export function operationOf(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION)
  const [operation] = operations
  if (operation === undefined || operations.length > 1)
    throw new Error('a question to agencies is one operation')
  return operation
}

function rootField({ selectionSet }: OperationDefinitionNode): FieldNode {
  const [root] = selectionSet.selections
  if (selectionSet.selections.length !== 1 || root?.kind !== Kind.FIELD)
    throw new Error('a question to agencies has one root field')
  if (root.name.value !== 'agencies') throw new Error(`agencies do not answer ${root.name.value}`)
  return root
}

function idsVariable(root: FieldNode): string {
  const ids = root.arguments?.find(({ name }) => name.value === 'ids')?.value
  if (ids?.kind !== Kind.VARIABLE) throw new Error('the ids asked for are not a variable')
  return ids.name.value
}

function agencyType(contract: GraphQLSchema): GraphQLObjectType {
  const type = contract.getType('Agency')
  if (!isObjectType(type)) throw new Error('the contract has no type Agency')
  return type
}

function isFragment(node: DocumentNode['definitions'][number]): node is FragmentDefinitionNode {
  return node.kind === Kind.FRAGMENT_DEFINITION
}

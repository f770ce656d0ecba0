import {
  getOperationAST,
  isObjectType,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import { EMPTY_KEY } from '../document/resolve-directives.ts'
import type { PrepareQuestion } from '../scatter/question.ts'
import { chooseMany, chooseOne } from './choose-agencies.ts'
import { collectFields, fragmentsOf } from './collect-fields.ts'
import { compileRow, type RowSource } from './compile-row.ts'
import type { Plan, RootPlan } from './plan.ts'

export interface CompileSource {
  /** What callers ask. */
  readonly schema: GraphQLSchema
  /** What agencies are asked. */
  readonly contract: GraphQLSchema
  readonly prepare: PrepareQuestion
}

/**
 * Compiles an operation that has no directives and asks about agencies alone: what the directory says of them, and what they
 * say themselves. Undefined for any other, which plain stitching answers.
 */
export function compileOperation(
  { schema, contract, prepare }: CompileSource,
  document: DocumentNode,
  operationName: string | undefined,
): Plan | undefined {
  const operation = getOperationAST(document, operationName)
  const query = schema.getQueryType()?.getFields()
  const agency = contract.getType('Agency')
  if (operation?.operation !== OperationTypeNode.QUERY || !isObjectType(agency)) return undefined
  const fragments = fragmentsOf(document)
  const source: RowSource = { agency, prepare, fragments, operation }
  const fields: RootPlan[] = []
  for (const [key, nodes] of collectFields(fragments, 'Query', [operation.selectionSet])) {
    if (key === EMPTY_KEY) continue
    const name = nodes[0]?.name.value ?? ''
    const root =
      name === '__typename' ? typename(key) : compileRoot(source, key, nodes, query?.[name])
    if (root === undefined) return undefined
    fields.push(root)
  }
  return { fields }
}

function typename(key: string): RootPlan {
  return { kind: 'constant', text: `${JSON.stringify(key)}:"Query"` }
}

function compileRoot(
  source: RowSource,
  key: string,
  nodes: readonly FieldNode[],
  field: GraphQLField<unknown, unknown> | undefined,
): RootPlan | undefined {
  const [node] = nodes
  if (node === undefined || field === undefined) return undefined
  if (field.name !== 'agency' && field.name !== 'agencies') return undefined
  const row = compileRow(source, nodes)
  if (row === undefined) return undefined
  const isList = field.name === 'agencies'
  const choose = isList ? chooseMany(field, node) : chooseOne(field, node)
  return { kind: 'agencies', key, isList, choose, fragments: source.fragments, ...row }
}

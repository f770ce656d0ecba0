import {
  getNamedType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql'
import { EMPTY_KEY } from '../document/resolve-directives.ts'
import { collectFields, setsUnder, type Fragments } from './collect-fields.ts'

/**
 * Fields of one response key as one field without fragments, every key once. Undefined when it leads to something that the
 * type, or a type below, does not have.
 */
export function mergeField(
  fragments: Fragments,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): FieldNode | undefined {
  const [first] = nodes
  if (first === undefined || first.alias?.value === EMPTY_KEY) return undefined
  if (first.name.value === '__typename') return first
  const field = type.getFields()[first.name.value]
  if (field === undefined) return undefined
  const inner = getNamedType(field.type)
  if (!isObjectType(inner)) return first
  const selectionSet = mergeSelection(fragments, inner, setsUnder(nodes))
  return selectionSet === undefined ? undefined : { ...first, selectionSet }
}

function mergeSelection(
  fragments: Fragments,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): SelectionSetNode | undefined {
  const selections: FieldNode[] = []
  for (const nodes of collectFields(fragments, type.name, sets).values()) {
    const merged = mergeField(fragments, type, nodes)
    if (merged === undefined) return undefined
    selections.push(merged)
  }
  return { kind: Kind.SELECTION_SET, selections }
}

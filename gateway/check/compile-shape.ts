import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  isLeafType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { leafCheck } from './check-leaf.ts'
import type { FieldShape, ObjectShape, Shape } from './shape.ts'

/** What a selection is read against. */
export interface ShapeSource {
  readonly contract: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Needed for `@skip` and `@include` alone. */
  readonly variables: Readonly<Record<string, unknown>>
}

/** The shape that an answer to the selection must have on an object of this type. */
export function compileObject(
  source: ShapeSource,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
  nullable: boolean,
): ObjectShape {
  const fields = new Map<string, FieldShape>()
  for (const [key, nodes] of collect(source, type, selections))
    fields.set(key, compileField(source, type, nodes))
  return { kind: 'object', nullable, type: type.name, fields }
}

function compileField(
  source: ShapeSource,
  parent: GraphQLObjectType,
  nodes: readonly FieldNode[],
): FieldShape {
  const name = nodes[0]?.name.value ?? ''
  const coordinate = `${parent.name}.${name}`
  if (name === '__typename') {
    const accepts = (value: unknown) => value === parent.name
    const members = [parent.name]
    const type = 'String'
    return { coordinate, shape: { kind: 'leaf', nullable: false, type, accepts, members } }
  }
  const field = parent.getFields()[name]
  if (field === undefined) throw new Error(`the contract has no ${coordinate}`)
  return { coordinate, shape: compileType(source, field.type, nodes) }
}

function compileType(
  source: ShapeSource,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Shape {
  const nullable = !isNonNullType(type)
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner))
    return { kind: 'list', nullable, items: compileType(source, inner.ofType, nodes) }
  if (isLeafType(inner)) return compileLeaf(inner, nullable)
  if (!isObjectType(inner))
    throw new Error(`${inner.name}: interfaces and unions are not part of the contract`)
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
  return compileObject(source, inner, selections, nullable)
}

/** The shape of a value of a leaf type. */
export function compileLeaf(type: GraphQLLeafType, nullable: boolean): Shape {
  const leaf = { kind: 'leaf', nullable, type: type.name, accepts: leafCheck(type) } as const
  if (!isEnumType(type)) return leaf
  return { ...leaf, members: type.getValues().map(({ name }) => name) }
}

/** Fields by response key, fragments followed: CollectFields of the GraphQL specification. */
function collect(
  source: ShapeSource,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const groups = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const visit = (node: SelectionNode): void => {
    if (!isIncluded(node, source.variables)) return
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [node])
      else group.push(node)
      return
    }
    const fragment =
      node.kind === Kind.INLINE_FRAGMENT ? node : spread(source, node.name.value, visited)
    if (fragment === undefined) return
    const condition = fragment.typeCondition?.name.value ?? type.name
    if (condition === type.name) fragment.selectionSet.selections.forEach(visit)
  }
  for (const set of selections) set.selections.forEach(visit)
  return groups
}

function spread(
  source: ShapeSource,
  name: string,
  visited: Set<string>,
): FragmentDefinitionNode | undefined {
  if (visited.has(name)) return undefined
  visited.add(name)
  return source.fragments.get(name)
}

function isIncluded(node: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables)
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables)
  return skip?.['if'] !== true && include?.['if'] !== false
}

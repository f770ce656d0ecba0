import type { FieldNode, FragmentDefinitionNode, GraphQLResolveInfo } from 'graphql'
import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql'
import { collectFields, setsUnder, type Fragments } from '../compile/collect-fields.ts'

const known = new WeakMap<readonly FieldNode[], ReadonlySet<string>>()

/**
 * The fields that a caller selects under the one that is being resolved, as far down as two steps, such as `rows` and
 * `rows.grade`. Worked out once for an execution.
 */
export function selectedPaths({
  fieldNodes,
  fragments,
  returnType,
}: GraphQLResolveInfo): ReadonlySet<string> {
  const before = known.get(fieldNodes)
  if (before !== undefined) return before
  const type = getNamedType(returnType)
  const named = new Map<string, FragmentDefinitionNode>(Object.entries(fragments))
  const found = new Set(isObjectType(type) ? pathsUnder(fieldNodes, type, named, 2) : [])
  known.set(fieldNodes, found)
  return found
}

function pathsUnder(
  nodes: readonly FieldNode[],
  type: GraphQLObjectType,
  fragments: Fragments,
  steps: number,
): readonly string[] {
  if (steps === 0) return []
  return [...collectFields(fragments, type.name, setsUnder(nodes)).values()].flatMap((fields) => {
    const name = fields[0]?.name.value ?? ''
    const below = getNamedType(type.getFields()[name]?.type)
    const paths = isObjectType(below) ? pathsUnder(fields, below, fragments, steps - 1) : []
    return [name, ...paths.map((path) => `${name}.${path}`)]
  })
}

import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** The fragments of a document by name. */
export function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  return fragments
}

/**
 * The fields of a type by response key, in the order of the answer, with fragments in their places: CollectFields of the
 * GraphQL specification. Directives were applied before.
 */
export function collectFields(
  fragments: Fragments,
  type: string,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const groups = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        const group = groups.get(key)
        if (group === undefined) groups.set(key, [node])
        else group.push(node)
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if ((node.typeCondition?.name.value ?? type) === type) visit(node.selectionSet)
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value)
        const fragment = fragments.get(node.name.value)
        if (fragment?.typeCondition.name.value === type) visit(fragment.selectionSet)
      }
    }
  }
  sets.forEach(visit)
  return groups
}

/** The selection sets under fields that have one response key: they are one selection. */
export function setsUnder(nodes: readonly FieldNode[]): readonly SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
}

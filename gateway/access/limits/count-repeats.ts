import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql'

/**
 * How many fields stand under a response key that another field of the same selection has, fragments in their places.
 * Validation compares each with each, so this bounds its work. Its own work is bounded by `mostSteps`: a document that takes
 * more is said to repeat so much.
 */
export function countRepeats(
  { definitions }: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  mostSteps: number,
): number {
  let [repeats, steps] = [0, 0]

  const visit = ({ selections }: SelectionSetNode, keys: Set<string>, spread: Set<string>) => {
    for (const node of selections) {
      if ((steps += 1) > mostSteps) return
      if (node.kind === Kind.INLINE_FRAGMENT) visit(node.selectionSet, keys, spread)
      else if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        if (keys.has(key)) repeats += 1
        keys.add(key)
        if (node.selectionSet !== undefined) visit(node.selectionSet, new Set(), new Set())
      } else if (!spread.has(node.name.value)) {
        spread.add(node.name.value)
        const fragment = fragments.get(node.name.value)
        if (fragment !== undefined) visit(fragment.selectionSet, keys, spread)
      }
    }
  }

  for (const node of definitions)
    if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION)
      visit(node.selectionSet, new Set(), new Set())
  return steps > mostSteps ? mostSteps : repeats
}

import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { countRepeats } from './count-repeats.ts'

/** How large a document is, told from its syntax alone, in time proportional to its length or bounded. */
export interface OperationSize {
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
  /** Fields after every fragment is put in its place; each placing counts as well, as it is work whatever the fragment holds. */
  readonly selections: number
  /** Fields under a response key that another field of the same selection has; comparing these is quadratic. */
  readonly repeats: number
}

interface Expanded {
  readonly depth: number
  readonly selections: number
}

/** Fields are looked at once for each fragment around them: some times as often as they may be selected. */
const stepsForSelection = 4

/**
 * Measures the largest of a document's operations. Introspection does not count for depth: it is deep by nature. What is over
 * `mostSelections` is refused for that, and its repeats are not counted. Undefined when fragments spread one another in a
 * circle: such a document has no size, and validation refuses it.
 */
export function measureOperation(
  document: DocumentNode,
  mostSelections: number,
): OperationSize | undefined {
  const fragments = new Map<string, FragmentDefinitionNode>()
  const operations: OperationDefinitionNode[] = []
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
    if (node.kind === Kind.OPERATION_DEFINITION) operations.push(node)
  }
  if (hasCircle(fragments)) return undefined
  const expanded = createExpander(fragments)
  const sizes = operations.map(({ selectionSet }) => expanded(selectionSet))
  const roots = operations.map(({ selectionSet }) => selectionSet.selections.length)
  const selections = Math.max(0, ...sizes.map((size) => size.selections))
  const isRefused = selections > mostSelections
  return {
    ...countWritten(document),
    repeats: isRefused ? 0 : countRepeats(document, fragments, stepsForSelection * mostSelections),
    depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
    selections,
    rootFields: Math.max(0, ...roots),
  }
}

/** Each fragment is looked at once, however often it is spread. */
function hasCircle(fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  const state = new Map<string, 'open' | 'done'>()
  const leadsBack = (name: string): boolean => {
    const fragment = fragments.get(name)
    if (fragment === undefined || state.get(name) === 'done') return false
    if (state.get(name) === 'open') return true
    state.set(name, 'open')
    const circle = spreadsIn(fragment.selectionSet).some(leadsBack)
    state.set(name, 'done')
    return circle
  }
  return [...fragments.keys()].some(leadsBack)
}

function spreadsIn({ selections }: SelectionSetNode): readonly string[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return node.name.value
    return node.selectionSet === undefined ? [] : spreadsIn(node.selectionSet)
  })
}

/** Each fragment is measured once, however often it is spread. */
function createExpander(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const measured = new Map<string, Expanded>()
  const nothing: Expanded = { depth: 0, selections: 0 }

  const ofFragment = (name: string): Expanded => {
    const before = measured.get(name)
    const fragment = fragments.get(name)
    if (before !== undefined || fragment === undefined) return before ?? nothing
    const size = ofSet(fragment.selectionSet)
    measured.set(name, size)
    return size
  }

  const ofNode = (node: SelectionNode): Expanded => {
    if (node.kind !== Kind.FIELD) {
      const { depth, selections } =
        node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : ofSet(node.selectionSet)
      return { depth, selections: selections + 1 }
    }
    const inner = node.selectionSet === undefined ? nothing : ofSet(node.selectionSet)
    const introspects = node.name.value === '__schema' || node.name.value === '__type'
    return { depth: introspects ? 1 : inner.depth + 1, selections: inner.selections + 1 }
  }

  const ofSet = ({ selections }: SelectionSetNode): Expanded => {
    let [depth, total] = [0, 0]
    for (const node of selections) {
      const size = ofNode(node)
      depth = Math.max(depth, size.depth)
      total += size.selections
    }
    return { depth, selections: total }
  }

  return ofSet
}

function countWritten({ definitions }: DocumentNode) {
  let [aliases, directives] = [0, 0]
  const visitSet = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      directives += node.directives?.length ?? 0
      if (node.kind === Kind.FIELD && node.alias !== undefined) aliases += 1
      if (node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet !== undefined)
        visitSet(node.selectionSet)
    }
  }
  for (const node of definitions) {
    if (node.kind !== Kind.FRAGMENT_DEFINITION && node.kind !== Kind.OPERATION_DEFINITION) continue
    directives += node.directives?.length ?? 0
    if (node.kind === Kind.OPERATION_DEFINITION)
      for (const definition of node.variableDefinitions ?? [])
        directives += definition.directives?.length ?? 0
    visitSet(node.selectionSet)
  }
  return { aliases, directives }
}

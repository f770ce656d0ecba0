import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type SelectionNode,
} from 'graphql'

/** Stands in a selection from which everything was skipped; answers are rid of it. */
export const EMPTY_KEY = '__empty'

const emptyField: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: EMPTY_KEY },
  name: { kind: Kind.NAME, value: '__typename' },
}

/**
 * Applies `@skip` and `@include`, so that stitching sees a plain selection: it takes a field for skipped when any of its
 * occurrences is. `variables` are coerced.
 */
export function resolveDirectives(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode {
  const resolve = <N extends SelectionNode>(node: N): N | null | undefined => {
    if (node.directives === undefined || node.directives.length === 0) return undefined
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables)
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variables)
    if (skip?.['if'] === true || include?.['if'] === false) return null
    return { ...node, directives: [] }
  }
  return visit(document, {
    Field: { enter: resolve },
    InlineFragment: { enter: resolve },
    FragmentSpread: { enter: resolve },
    SelectionSet: {
      leave: (node) =>
        node.selections.length === 0 ? { ...node, selections: [emptyField] } : undefined,
    },
  })
}

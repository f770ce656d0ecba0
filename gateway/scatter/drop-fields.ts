import {
  Kind,
  parse,
  visit,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
} from 'graphql'
import type { RawAnswer } from '../check/read-body.ts'
import { ROW_KEY } from '../check/row-key.ts'
import { readQuestion, type Question, type Variables } from './question.ts'

/**
 * An agency with an older contract refuses a question whole when it holds a field, argument or value that it does not
 * know. The refusal's locations say which: returns the question without those fields, or `undefined` when the refusal is
 * about something else.
 */
export function dropUnknownFields(
  contract: GraphQLSchema,
  question: Question,
  variables: Variables,
  { data, errors }: RawAnswer,
): Question | undefined {
  const refusal = data === null && errors.length > 0 && errors.every((it) => it.path === undefined)
  if (!refusal) return undefined
  const parsed = parse(question.text)
  const unknown = new Set<ASTNode>()
  for (const { locations } of errors) {
    const [place] = locations
    const field = place === undefined ? undefined : fieldAt(parsed, place.line, place.column)
    if (field === undefined || field.alias?.value === ROW_KEY) return undefined
    unknown.add(field)
  }
  const pruned = dropUnused(dropNodes(parsed, unknown))
  return readQuestion(contract, pruned, variables)
}

/** The innermost field around a place in the text; the root field itself cannot be spared. */
function fieldAt(document: DocumentNode, line: number, column: number): FieldNode | undefined {
  const path: FieldNode[] = []
  let found: FieldNode | undefined
  visit(document, {
    enter(node) {
      if (node.kind === Kind.FIELD) path.push(node)
      const start = node.loc?.startToken
      if (start?.line === line && start.column === column && path.length > 0)
        found = path.at(-1) ?? found
    },
    leave(node) {
      if (node.kind === Kind.FIELD) path.pop()
    },
  })
  return found?.name.value === 'agencies' ? undefined : found
}

/** Removes the fields, and whatever is left empty by that. */
function dropNodes(document: DocumentNode, unknown: ReadonlySet<ASTNode>): DocumentNode {
  return visit(document, {
    Field: {
      enter: (node) => (unknown.has(node) ? null : undefined),
      leave: (node) => (node.selectionSet?.selections.length === 0 ? null : undefined),
    },
    InlineFragment: {
      leave: (node) => (node.selectionSet.selections.length === 0 ? null : undefined),
    },
  })
}

/** Removes fragments of which nothing is left, wherever they stand. */
function dropFragments(document: DocumentNode, names: ReadonlySet<string>): DocumentNode {
  const rest = visit(document, {
    FragmentDefinition: ({ name }) => (names.has(name.value) ? null : undefined),
    FragmentSpread: ({ name }) => (names.has(name.value) ? null : undefined),
  })
  return dropNodes(rest, new Set())
}

/**
 * Removes fragments and variables that nothing uses any more, and then those that only these used; validation would refuse
 * them.
 */
function dropUnused(document: DocumentNode): DocumentNode {
  const empty = new Set(
    document.definitions
      .filter((it): it is FragmentDefinitionNode => it.kind === Kind.FRAGMENT_DEFINITION)
      .filter((it) => it.selectionSet.selections.length === 0)
      .map((it) => it.name.value),
  )
  if (empty.size > 0) return dropUnused(dropFragments(document, empty))
  const [fragments, variables] = [new Set<string>(), new Set<string>()]
  visit(document, {
    FragmentSpread: (node) => void fragments.add(node.name.value),
    VariableDefinition: () => false,
    Variable: (node) => void variables.add(node.name.value),
  })
  const rest = visit(document, {
    FragmentDefinition: (node) => (fragments.has(node.name.value) ? undefined : null),
    VariableDefinition: (node) => (variables.has(node.variable.name.value) ? undefined : null),
  })
  return rest === document ? document : dropUnused(rest)
}

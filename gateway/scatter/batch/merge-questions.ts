import {
  Kind,
  OperationTypeNode,
  print,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { operationOf, type Question, type Variables } from '../question.ts'

/** Several questions as one document, each under names of its own. */
export interface MergedDocument {
  readonly text: string
  /** The variable that all of them take the ids of agencies from. */
  readonly idsVariable: string
  /** Response key of each question's root field. */
  readonly rootKeys: readonly string[]
  /** The questions' variables under the names that they have here. */
  readonly merge: (variables: readonly Variables[]) => Variables
}

const IDS = 'ids'
const known = new LRUCache<string, MergedDocument>({ max: 500 })

/** Merges questions, and remembers which it has merged. */
export function mergeQuestions(questions: readonly Question[]): MergedDocument {
  const key = questions.map(({ digest }) => digest).join()
  const before = known.get(key)
  if (before !== undefined) return before
  const merged = merge(questions)
  known.set(key, merged)
  return merged
}

function merge(questions: readonly Question[]): MergedDocument {
  const parts = questions.map((question, index) => prefixNames(question, `q${index}_`))
  const rootKeys = questions.map((_, index) => `q${index}`)
  const roots = parts.map(({ operation }, index): FieldNode => {
    const [root] = operation.selectionSet.selections
    if (root?.kind !== Kind.FIELD) throw new Error('a question to agencies has one root field')
    return { ...root, alias: { kind: Kind.NAME, value: `q${index}` } }
  })
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: parts.flatMap((part, index) =>
      variablesOf(part.operation).filter((it) => index === 0 || nameOf(it) !== IDS),
    ),
    selectionSet: { kind: Kind.SELECTION_SET, selections: roots },
  }
  const fragments = parts.flatMap((part) => part.fragments)
  return {
    text: print({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }),
    idsVariable: IDS,
    rootKeys,
    merge: (variables) =>
      Object.fromEntries(
        questions.flatMap(({ variableNames }, index) =>
          variableNames.flatMap((name) => {
            const values = variables[index]
            return values !== undefined && Object.hasOwn(values, name)
              ? [[`q${index}_${name}`, values[name]]]
              : []
          }),
        ),
      ),
  }
}

interface Part {
  readonly operation: OperationDefinitionNode
  readonly fragments: readonly FragmentDefinitionNode[]
}

/** Renames variables and fragments, so that those of another question may have the same names. */
function prefixNames({ document, idsVariable }: Question, prefix: string): Part {
  const renamed = visit(document, {
    Variable: (node) => {
      const name = node.name.value === idsVariable ? IDS : `${prefix}${node.name.value}`
      return { ...node, name: { ...node.name, value: name } }
    },
    FragmentSpread: (node) => ({
      ...node,
      name: { ...node.name, value: `${prefix}${node.name.value}` },
    }),
    FragmentDefinition: (node) => ({
      ...node,
      name: { ...node.name, value: `${prefix}${node.name.value}` },
    }),
  })
  return {
    operation: operationOf(renamed),
    fragments: renamed.definitions.filter((it) => it.kind === Kind.FRAGMENT_DEFINITION),
  }
}

function variablesOf({
  variableDefinitions = [],
}: OperationDefinitionNode): readonly VariableDefinitionNode[] {
  return variableDefinitions
}

function nameOf({ variable }: VariableDefinitionNode): string {
  return variable.name.value
}

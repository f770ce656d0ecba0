import {
  getOperationAST,
  getVariableValues,
  Kind,
  visit,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { hasAwkwardName } from '../document/escape-names.ts'
import { resolveDirectives } from '../document/resolve-directives.ts'
import { compileOperation, type CompileSource } from './compile-operation.ts'
import type { Plan, Values } from './plan.ts'

/** One operation as the caller sent it. */
export interface AskedOperation {
  readonly document: DocumentNode
  readonly operationName: string | undefined
  readonly variables: Values
}

/** A plan with the variables that it is to be run with. */
export interface FoundPlan {
  readonly plan: Plan
  readonly values: Values
}

export type FindPlan = (asked: AskedOperation) => FoundPlan | undefined

/** What is known of an operation whatever its variables: plans by the variables that its directives use. */
interface Known {
  readonly operation: OperationDefinitionNode
  readonly switches: readonly string[]
  readonly plans: LRUCache<string, { readonly plan: Plan | undefined }>
}

/** One operation may have so many plans, one for each set of values that its directives use. */
const mostPlans = 32

/** Finds the plan of an operation, and compiles it at the first time. Undefined when plain stitching must answer. */
export function createFindPlan(source: CompileSource): FindPlan {
  const known = new WeakMap<DocumentNode, Map<string, Known | undefined>>()

  const know = (document: DocumentNode, name: string | undefined): Known | undefined => {
    const names = known.get(document) ?? new Map<string, Known | undefined>()
    known.set(document, names)
    const key = name ?? ''
    if (!names.has(key)) names.set(key, learn(document, name))
    return names.get(key)
  }

  return ({ document, operationName, variables }) => {
    const found = know(document, operationName)
    const values = found && coerce(source, found.operation, variables)
    if (found === undefined || values === undefined) return undefined
    const key = JSON.stringify(found.switches.map((name) => values[name]))
    let kept = found.plans.get(key)
    if (kept === undefined) {
      const resolved = resolveDirectives(document, values)
      kept = { plan: compileOperation(source, resolved, operationName) }
      found.plans.set(key, kept)
    }
    return kept.plan === undefined ? undefined : { plan: kept.plan, values }
  }
}

function learn(document: DocumentNode, name: string | undefined): Known | undefined {
  const operation = getOperationAST(document, name)
  if (operation == null || hasAwkwardName(document)) return undefined
  return { operation, switches: switchesOf(document), plans: new LRUCache({ max: mostPlans }) }
}

/**
 * Undefined where variables do not fit, and where one is null though it has a default: it may stand for an argument that
 * must not be null. Plain stitching says what is wrong.
 */
function coerce(
  { schema }: CompileSource,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Values,
): Values | undefined {
  if (variableDefinitions.length === 0) return noValues
  const { coerced } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: 1 })
  const isOdd = variableDefinitions.some(
    ({ variable, defaultValue }) =>
      defaultValue !== undefined && coerced?.[variable.name.value] === null,
  )
  return isOdd ? undefined : coerced
}

const noValues: Values = {}

/** The variables that directives use. */
function switchesOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>()
  visit(document, {
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}

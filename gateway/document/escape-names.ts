import { isObjectType, visit, type DocumentNode, type GraphQLSchema, type NameNode } from 'graphql'
import { EMPTY_KEY } from './resolve-directives.ts'
import { isRecord } from '../check/is-record.ts'

const prefix = '__a_'

export type NamedValues = Readonly<Record<string, unknown>>

export interface EscapedRequest {
  readonly document: DocumentNode
  readonly variables: NamedValues
}

/**
 * Replaces aliases, variables and fragment names that every object inherits (`constructor`), that make an object look like
 * a promise (`then`), that are reserved (`__proto__`), or, for aliases, that are names of fields (`id: contract`). Stitching
 * keeps answers in plain objects, fetches key fields under their own names, and would lose or misread what stands under such
 * a name.
 */
export function escapeNames(
  document: DocumentNode,
  variables: NamedValues,
  fieldNames: ReadonlySet<string>,
): EscapedRequest {
  let found = false
  const escape = <N extends { readonly name: NameNode }>(node: N): N | undefined => {
    if (!isAwkward(node.name.value)) return undefined
    found = true
    return { ...node, name: escapeName(node.name) }
  }
  const escaped = visit(document, {
    Field(node) {
      const { alias } = node
      if (alias === undefined) return undefined
      if (!isAwkward(alias.value) && !fieldNames.has(alias.value)) return undefined
      found = true
      return { ...node, alias: escapeName(alias) }
    },
    Variable: escape,
    FragmentSpread: escape,
    FragmentDefinition: escape,
  })
  if (!found) return { document, variables }
  const renamed = Object.entries(variables).map(
    ([name, value]) => [isAwkward(name) ? prefix + name : name, value] as const,
  )
  return { document: escaped, variables: Object.fromEntries(renamed) }
}

/** Whether a document has an alias, variable or fragment that needs another name, wherever it goes. */
export function hasAwkwardName(document: DocumentNode): boolean {
  let found = false
  const look = ({ name }: { readonly name: NameNode }): void => {
    found ||= isAwkward(name.value)
  }
  visit(document, {
    Field: ({ alias }) => (alias === undefined ? undefined : look({ name: alias })),
    Variable: look,
    FragmentDefinition: look,
  })
  return found
}

/** Gives a value of an answer its own names back. */
export function restoreNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreNames)
  return isRecord(value) ? restoreRecord(value) : value
}

/** As {@link restoreNames}, for an object. `fromEntries` makes even `__proto__` a member like any other. */
export function restoreRecord(record: NamedValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name !== EMPTY_KEY)
      .map(([name, value]) => [restoreName(name), restoreNames(value)]),
  )
}

/** The caller's own name of what was replaced. */
export function restoreName(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name
}

/** The names of all fields of a schema. */
export function fieldNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter(isObjectType)
  return new Set(types.flatMap((type) => Object.keys(type.getFields())))
}

function escapeName(name: NameNode): NameNode {
  return { ...name, value: prefix + name.value }
}

function isAwkward(name: string): boolean {
  return (
    name.startsWith('__') || name === 'then' || name === 'prototype' || name in Object.prototype
  )
}

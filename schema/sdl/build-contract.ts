import { buildASTSchema, concatAST, Kind, parse } from 'graphql'
import type { DefinitionNode, DocumentNode, FieldDefinitionNode, GraphQLSchema } from 'graphql'
import { readSdl } from './read-sdl.ts'
import type { ContractName } from './read-sdl.ts'

/**
 * One part of the contract as an executable schema without resolvers. `exchange` is the whole that a gateway serves:
 * types of agency, directory and catalogue merged by name, and the gateway's own on top.
 */
export function buildContract(name: ContractName): GraphQLSchema {
  return buildASTSchema(contractDocument(name))
}

/** The document that {@link buildContract} builds from; every type is defined once in it. */
export function contractDocument(name: ContractName): DocumentNode {
  const parts: readonly ContractName[] =
    name === 'exchange' ? ['agency', 'directory', 'catalogue', 'exchange'] : [name]
  return mergeDefinitions(concatAST(parts.map((part) => parse(readSdl(part)))))
}

/** Makes one definition of all that share a name (extensions too). A later field replaces an earlier one of its name. */
function mergeDefinitions(document: DocumentNode): DocumentNode {
  const merged = new Map<string, DefinitionNode>()
  for (const node of document.definitions) {
    const key = 'name' in node ? (node.name?.value ?? '') : ''
    merged.set(key, mergeTwo(merged.get(key), node))
  }
  return { kind: Kind.DOCUMENT, definitions: [...merged.values()] }
}

function mergeTwo(earlier: DefinitionNode | undefined, later: DefinitionNode): DefinitionNode {
  if (earlier?.kind !== Kind.OBJECT_TYPE_DEFINITION) return later
  if (later.kind !== Kind.OBJECT_TYPE_DEFINITION && later.kind !== Kind.OBJECT_TYPE_EXTENSION)
    return later
  const fields = new Map<string, FieldDefinitionNode>()
  for (const field of [...(earlier.fields ?? []), ...(later.fields ?? [])])
    fields.set(field.name.value, field)
  return { ...earlier, fields: [...fields.values()] }
}

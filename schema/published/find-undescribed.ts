import { Kind, parse, Source, visit } from 'graphql'
import type { ASTNode } from 'graphql'

const DESCRIBED: ReadonlySet<string> = new Set([
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.DIRECTIVE_DEFINITION,
])

/** Every element of an SDL file without a description, as `file:line Type.field.argument`. */
export function findUndescribed(file: string, sdl: string): readonly string[] {
  const missing: string[] = []
  const path: string[] = []
  visit(parse(new Source(sdl, file)), {
    enter(node) {
      const name = nameOf(node)
      if (name !== undefined) path.push(name)
      if (DESCRIBED.has(node.kind) && !hasDescription(node))
        missing.push(`${file}:${node.loc?.startToken.line ?? 0} ${path.join('.')}`)
    },
    leave(node) {
      if (nameOf(node) !== undefined) path.pop()
    },
  })
  return missing
}

function nameOf(node: ASTNode): string | undefined {
  return 'name' in node && node.kind !== Kind.NAMED_TYPE ? node.name?.value : undefined
}

function hasDescription(node: ASTNode): boolean {
  return 'description' in node && (node.description?.value.trim() ?? '') !== ''
}

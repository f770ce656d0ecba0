import type { ObjectShape, Shape } from '../shape.ts'
import { CHECKED, CHOICE, FLOAT, INT, LIST, NEXT, NULLABLE, OR_NULL, STRING } from './program.ts'
import type { ProgramWriter } from './program-writer.ts'

/** Writes how to read a value of this shape: every key once, in the order asked, every leaf as the contract wants it. */
export function compileValue(writer: ProgramWriter, shape: Shape): void {
  if (shape.kind === 'leaf') return compileLeaf(writer, shape)
  const nullable = shape.nullable ? writer.add(NULLABLE) : undefined
  if (shape.kind === 'list') compileList(writer, shape.items)
  else compileObject(writer, shape)
  if (nullable !== undefined) writer.leadHere(nullable)
}

const kinds: ReadonlyMap<string, number> = new Map([
  ['ID', STRING],
  ['String', STRING],
  ['Int', INT],
  ['Float', FLOAT],
])

function compileLeaf(
  writer: ProgramWriter,
  { type, nullable, members, accepts }: Extract<Shape, { kind: 'leaf' }>,
): void {
  const orNull = nullable ? OR_NULL : 0
  const kind = kinds.get(type)
  const texts = type === 'Boolean' ? ['true', 'false'] : members?.map((it) => JSON.stringify(it))
  if (texts !== undefined) writer.add(CHOICE + orNull, writer.choice(texts))
  else if (kind !== undefined) writer.add(kind + orNull)
  // The other leaf types are strings with a rule of their own.
  else writer.add(CHECKED + orNull, writer.check(accepts))
}

function compileList(writer: ProgramWriter, items: Shape): void {
  const list = writer.add(LIST)
  const item = writer.next
  compileValue(writer, items)
  writer.add(NEXT, item)
  writer.leadHere(list)
}

function compileObject(writer: ProgramWriter, { fields }: ObjectShape): void {
  let before = '{'
  for (const [key, { shape }] of fields) {
    writer.expect(`${before}${JSON.stringify(key)}:`)
    compileValue(writer, shape)
    before = ','
  }
  writer.expect(fields.size === 0 ? '{}' : '}')
}

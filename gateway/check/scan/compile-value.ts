import type { ObjectShape, Shape } from '../shape.ts'
import { CHECKED, CHOICE, FLOAT, INT, LIST, NEXT, NULLABLE, STRING } from './program.ts'
import type { ProgramWriter } from './program-writer.ts'

/** Writes how to read a value of this shape: every key once, in the order asked, every leaf as the contract wants it. */
export function compileValue(writer: ProgramWriter, shape: Shape): void {
  if (!shape.nullable) return compilePresent(writer, shape)
  const nullable = writer.add(NULLABLE)
  compilePresent(writer, shape)
  writer.leadHere(nullable)
}

function compilePresent(writer: ProgramWriter, shape: Shape): void {
  switch (shape.kind) {
    case 'leaf':
      return compileLeaf(writer, shape)
    case 'list':
      return compileList(writer, shape.items)
    case 'object':
      return compileObject(writer, shape)
  }
}

const kinds: ReadonlyMap<string, number> = new Map([
  ['ID', STRING],
  ['String', STRING],
  ['Int', INT],
  ['Float', FLOAT],
])

function compileLeaf(
  writer: ProgramWriter,
  { type, members, accepts }: Extract<Shape, { kind: 'leaf' }>,
): void {
  const kind = kinds.get(type)
  if (members !== undefined)
    writer.add(CHOICE, writer.choice(members.map((member) => JSON.stringify(member))))
  else if (type === 'Boolean') writer.add(CHOICE, writer.choice(['true', 'false']))
  else if (kind !== undefined) writer.add(kind)
  // The other leaf types are strings with a rule of their own.
  else writer.add(CHECKED, writer.check(accepts))
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

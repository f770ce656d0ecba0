import { isRecord } from './is-record.ts'
import { ROW_KEY } from './row-key.ts'
import type { ObjectShape, Shape } from './shape.ts'

/** The text of each member of a checked row, in the order asked, without the row key: `"key":value`. */
export function writeMembers(
  row: Readonly<Record<string, unknown>>,
  { fields }: ObjectShape,
): readonly string[] {
  const members: string[] = []
  for (const [key, { shape }] of fields)
    if (key !== ROW_KEY) members.push(`${JSON.stringify(key)}:${writeValue(row[key], shape)}`)
  return members
}

/** The canonical text of a value that has this shape: its keys in the order asked, no space between tokens. */
export function writeValue(value: unknown, shape: Shape): string {
  if (shape.kind === 'list' && Array.isArray(value)) {
    const list: readonly unknown[] = value
    return `[${list.map((item) => writeValue(item, shape.items)).join()}]`
  }
  if (shape.kind === 'object' && isRecord(value)) {
    const members = [...shape.fields].map(
      ([key, field]) => `${JSON.stringify(key)}:${writeValue(value[key], field.shape)}`,
    )
    return `{${members.join()}}`
  }
  return JSON.stringify(value)
}

import { isRecord } from './is-record.ts'
import type { ObjectShape, Shape } from './shape.ts'

/**
 * Compares a value of an answer with the shape asked for. Returns what is wrong and where, in the contract's words alone;
 * `undefined` when all is well. `path` is where the value stands, and is used as scratch space.
 */
export function findMismatch(
  value: unknown,
  shape: Shape,
  path: (string | number)[],
): string | undefined {
  if (value === null) return shape.nullable ? undefined : at(path, 'is null, which it must not be')
  switch (shape.kind) {
    case 'leaf':
      return shape.accepts(value) ? undefined : at(path, `is not a valid ${shape.type}`)
    case 'list':
      return checkList(value, shape.items, path)
    case 'object':
      return checkObject(value, shape, path)
  }
}

function checkList(value: unknown, items: Shape, path: (string | number)[]): string | undefined {
  if (!Array.isArray(value)) return at(path, 'is not a list')
  const list: readonly unknown[] = value
  for (const [index, item] of list.entries()) {
    path.push(index)
    const wrong = findMismatch(item, items, path)
    if (wrong !== undefined) return wrong
    path.pop()
  }
  return undefined
}

function checkObject(
  value: unknown,
  shape: ObjectShape,
  path: (string | number)[],
): string | undefined {
  if (!isRecord(value)) return at(path, 'is not an object')
  for (const [key, field] of shape.fields) {
    path.push(key)
    if (!Object.hasOwn(value, key)) return at(path, 'is missing')
    const wrong = findMismatch(value[key], field.shape, path)
    if (wrong !== undefined) return wrong
    path.pop()
  }
  const extra = Object.keys(value).length > shape.fields.size
  return extra ? at(path, 'holds a field that was not asked for') : undefined
}

function at(path: readonly (string | number)[], problem: string): string {
  return path.length === 0 ? `the answer ${problem}` : `${path.join('.')} ${problem}`
}

import { isRecord } from './is-record.ts'
import type { Shape } from './shape.ts'

/** A field that an agency was not asked for, because it does not know it. */
export interface MissingField {
  readonly path: readonly (string | number)[]
  readonly coordinate: string
}

/**
 * Puts `null` wherever the shape wanted has a field that the shape asked for lacks, and says where. `value` has the shape
 * asked for, and is changed.
 */
export function fillMissing(
  value: unknown,
  wanted: Shape,
  asked: Shape,
  path: readonly (string | number)[] = [],
): readonly MissingField[] {
  if (value === null) return []
  if (wanted.kind === 'list' && asked.kind === 'list' && Array.isArray(value)) {
    const list: readonly unknown[] = value
    return list.flatMap((item, index) =>
      fillMissing(item, wanted.items, asked.items, [...path, index]),
    )
  }
  if (wanted.kind !== 'object' || asked.kind !== 'object' || !isRecord(value)) return []
  return [...wanted.fields].flatMap(([key, { coordinate, shape }]) => {
    const known = asked.fields.get(key)
    if (known !== undefined) return fillMissing(value[key], shape, known.shape, [...path, key])
    value[key] = null
    return [{ path: [...path, key], coordinate }]
  })
}

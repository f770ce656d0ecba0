import { serializeError } from './serialize-error.ts'

const secretName =
  /(authorization|cookie|password|passwd|passphrase|secret|token|credential|api[-_]?key|private[-_]?key)s?$/i
const redacted = '[secret]'
const maxDepth = 8

/** Copies the fields of a log entry, replacing those named like a secret at any depth and spelling errors out. */
export function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  return copyObject(fields, 0, new Set())
}

function copyObject(source: object, depth: number, above: Set<object>): Record<string, unknown> {
  above.add(source)
  const copy = Object.fromEntries(
    Object.entries(source).map(([key, value]: [string, unknown]) => [
      key,
      isSecret(key, value) ? redacted : copyValue(value, depth + 1, above),
    ]),
  )
  above.delete(source)
  return copy
}

/** A count of tokens is not a token. */
function isSecret(key: string, value: unknown): boolean {
  return secretName.test(key) && value !== undefined && !(/tokens$/i.test(key) && isNumber(value))
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

function copyValue(value: unknown, depth: number, above: Set<object>): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return value
  if (above.has(value)) return '[circular]'
  if (value instanceof Error) return copyObject(serializeError(value), depth, above)
  if ('toJSON' in value) return value
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth > maxDepth) return '[deep]'
  if (!Array.isArray(value)) return copyObject(value, depth, above)
  above.add(value)
  const copy = value.map((item: unknown) => copyValue(item, depth + 1, above))
  above.delete(value)
  return copy
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { describeJson, isJsonObject, type JsonValue } from './parse-json.ts'

/** The array of records in a document; fails with what was found there instead. */
export function findRecords(
  document: JsonValue,
  recordsAt: string | undefined,
  label: string,
): readonly JsonValue[] {
  const steps = recordsAt === undefined ? [] : parsePath(recordsAt)
  let node: JsonValue | undefined = document
  for (const [index, step] of steps.entries()) {
    const child: JsonValue | undefined = childOf(node, step)
    if (child === undefined) throw noSuchPlace(node, steps.slice(0, index + 1), label)
    node = child
  }
  if (!Array.isArray(node)) throw notAnArray(node, steps, label)
  const [first] = node
  if (first !== undefined && !isJsonObject(first)) {
    const message = `${label}: the array at ${printPath(steps)} begins with ${describeJson(first)}, but each record must be an object`
    throw new CitxError('BAD_FILE', message)
  }
  return node
}

function childOf(node: JsonValue | undefined, step: string): JsonValue | undefined {
  if (Array.isArray(node)) return /^(?:0|[1-9]\d*)$/.test(step) ? node[Number(step)] : undefined
  return isJsonObject(node) && Object.hasOwn(node, step) ? node[step] : undefined
}

/** A JSON pointer (RFC 6901) when it begins with a slash, else keys between dots. */
function parsePath(path: string): readonly string[] {
  if (path === '') return []
  if (!path.startsWith('/')) return path.split('.')
  return path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function printPath(steps: readonly string[]): string {
  if (steps.length === 0) return 'the top'
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function noSuchPlace(
  node: JsonValue | undefined,
  steps: readonly string[],
  label: string,
): CitxError {
  const keys = isJsonObject(node) ? `; the keys there are ${listed(Object.keys(node))}` : ''
  const message = `${label} has nothing at ${printPath(steps)}${keys}: correct recordsAt`
  return new CitxError('BAD_FILE', message)
}

function notAnArray(node: JsonValue, steps: readonly string[], label: string): CitxError {
  const arrays = arraysOfObjects(node, steps)
  const remedy =
    arrays.length === 0
      ? 'and there is no array of objects in it: records must be an array of objects, or one object per line (format: ndjson)'
      : `but an array of records is expected: give recordsAt: ${arrays.join(' or ')}`
  const message = `${label} has ${describeJson(node)} at ${printPath(steps)}, ${remedy}`
  return new CitxError('BAD_FILE', message)
}

function arraysOfObjects(node: JsonValue, steps: readonly string[]): readonly string[] {
  if (Array.isArray(node)) return isJsonObject(node[0]) ? [printPath(steps)] : []
  if (!isJsonObject(node) || steps.length > 3) return []
  return Object.entries(node)
    .flatMap(([key, child]) => arraysOfObjects(child, [...steps, key]))
    .slice(0, 5)
}

function listed(keys: readonly string[]): string {
  const shown = keys.slice(0, 10).join(', ')
  return keys.length > 10 ? `${shown} and ${keys.length - 10} more` : shown || 'none'
}

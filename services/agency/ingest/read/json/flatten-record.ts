import type { Cell, RejectionReason, Row } from '../source.ts'
import type { JsonObject, JsonValue } from './parse-json.ts'
import type { PathColumns, PathNode } from './path-columns.ts'

const MAX_DEPTH = 32

export interface Unflattenable {
  readonly reason: RejectionReason
  readonly problem: string
}

/** A record's leaves as cells under their dotted paths (`questions.0.text`); an empty array or object is `[]` or `{}`. */
export function flattenRecord(record: JsonObject, columns: PathColumns): Row | Unflattenable {
  const row: Cell[] = []
  // No holes, which map() would skip; and pushed, since Array.from takes half the time of the whole.
  while (row.length < columns.names.length) row.push(undefined)
  return addLeaves(record, columns.root, 1, row, columns) ?? row
}

export function isUnflattenable(result: Row | Unflattenable): result is Unflattenable {
  return !Array.isArray(result)
}

function addLeaves(
  branch: JsonObject | readonly JsonValue[],
  parent: PathNode,
  depth: number,
  row: Cell[],
  columns: PathColumns,
): Unflattenable | undefined {
  if (depth > MAX_DEPTH) {
    return { reason: 'nested-too-deep', problem: `nested deeper than ${MAX_DEPTH} levels` }
  }
  for (const [key, value] of Object.entries(branch)) {
    const node = columns.childOf(parent, key)
    const problem =
      isBranch(value) && Object.keys(value).length > 0
        ? addLeaves(value, node, depth + 1, row, columns)
        : setCell(row, columns.indexOf(node), node.path, leafText(value))
    if (problem !== undefined) return problem
  }
  return undefined
}

function isBranch(value: JsonValue): value is JsonObject | readonly JsonValue[] {
  return typeof value === 'object' && value !== null
}

function leafText(value: JsonValue): string | null {
  if (value === null || typeof value === 'string') return value
  return isBranch(value) ? JSON.stringify(value) : String(value)
}

function setCell(
  row: Cell[],
  index: number,
  path: string,
  text: string | null,
): Unflattenable | undefined {
  if (row[index] !== undefined) {
    return { reason: 'ambiguous-key', problem: `two values come to the path ${path}` }
  }
  if (text !== null && text.includes('\0')) {
    const problem = `${path} holds a NUL character, which no text may hold`
    return { reason: 'nul-character', problem }
  }
  if (text !== null && !text.isWellFormed()) {
    const problem = `${path} holds half of a character (a lone surrogate)`
    return { reason: 'broken-character', problem }
  }
  row[index] = text
  return undefined
}

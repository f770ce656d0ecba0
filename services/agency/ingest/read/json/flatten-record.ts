import type { Cell, RejectionReason, Row } from '../source.ts'
import type { JsonObject, JsonValue } from './parse-json.ts'

const MAX_DEPTH = 32

/** Columns in the order in which their paths were first seen. An index never changes. */
export class PathColumns {
  readonly names: string[] = []
  readonly #indexes = new Map<string, number>()

  indexOf(path: string): number {
    const known = this.#indexes.get(path)
    if (known !== undefined) return known
    const index = this.names.push(path) - 1
    this.#indexes.set(path, index)
    return index
  }
}

export interface Unflattenable {
  readonly reason: RejectionReason
  readonly problem: string
}

/** A record's leaves as cells under their dotted paths (`questions.0.text`); an empty array or object is `[]` or `{}`. */
export function flattenRecord(record: JsonObject, columns: PathColumns): Row | Unflattenable {
  const row: Cell[] = Array.from({ length: columns.names.length })
  return addLeaves(record, '', 1, row, columns) ?? row
}

export function isUnflattenable(result: Row | Unflattenable): result is Unflattenable {
  return !Array.isArray(result)
}

function addLeaves(
  node: JsonObject | readonly JsonValue[],
  prefix: string,
  depth: number,
  row: Cell[],
  columns: PathColumns,
): Unflattenable | undefined {
  if (depth > MAX_DEPTH) {
    return { reason: 'nested-too-deep', problem: `nested deeper than ${MAX_DEPTH} levels` }
  }
  for (const [key, value] of Object.entries(node)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    const problem =
      isBranch(value) && Object.keys(value).length > 0
        ? addLeaves(value, path, depth + 1, row, columns)
        : setCell(row, columns.indexOf(path), path, leafText(value))
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
    return {
      reason: 'nul-character',
      problem: `${path} holds a NUL character, which no text may hold`,
    }
  }
  if (text !== null && !text.isWellFormed()) {
    return {
      reason: 'broken-character',
      problem: `${path} holds half of a character (a lone surrogate)`,
    }
  }
  row[index] = text
  return undefined
}

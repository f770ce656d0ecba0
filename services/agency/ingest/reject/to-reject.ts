import type { Problem } from '../map/outcome.ts'
import type { RejectedRow, RejectionReason, Row } from '../read/source.ts'
import type { Reject } from './rejects-file.ts'
import { classifyValue } from './value-class.ts'

/** A problem of a row as it is reported. */
export function toReject(
  problem: Problem,
  row: Row,
  line: number,
  columns: readonly string[],
): Reject {
  const { code, message, column, index } = problem
  const at = index === undefined || index === -1 ? columns.indexOf(column ?? '') : index
  return {
    row: line,
    ...(column !== undefined && { column }),
    valueClass: column === undefined ? 'row' : classifyValue(row[at]),
    code,
    reason: message,
  }
}

/** The reader's own sentences may quote a key of the file, so they stay behind. */
const UNREAD = {
  'too-few-cells': 'fewer cells than the header has columns',
  'too-many-cells': 'more cells than the header has columns',
  'text-after-quote': 'text after a closing quote',
  'nul-character': 'a NUL character, which no text may hold',
  'broken-character': 'half of a character',
  'malformed-json': 'not valid JSON',
  'not-an-object': 'no object of keys and values',
  'ambiguous-key': 'two values under one name',
  'nested-too-deep': 'nested too deep',
} as const satisfies Record<RejectionReason, string>

/** A record that could not be read at all. */
export function toUnreadReject({ line, reason, raw }: RejectedRow): Reject {
  return { row: line, valueClass: `record(${raw.length})`, code: reason, reason: UNREAD[reason] }
}

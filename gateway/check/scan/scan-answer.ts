import { isAscii } from 'node:buffer'
import type { ScannedRow, ScanRow } from './compile-scan-row.ts'
import type { ScanText } from './run-program.ts'

/** One root field of an answer. */
export interface ScanRoot {
  readonly key: string
  readonly scanRow: ScanRow
}

const CLOSE_LIST = 0x5d
const CLOSE_OBJECT = 0x7d
const LINE_FEED = 0x0a

/**
 * Reads a whole answer along the question: one row of the agency's own for each root field, and nothing else. Returns the
 * members of each row; `undefined` for one that is anything else, right or wrong: that is for the slow reader to say.
 * The bytes are known to be UTF-8.
 */
export function scanAnswer(
  bytes: Buffer,
  roots: readonly ScanRoot[],
  agency: string,
): readonly (readonly string[])[] | undefined {
  const text: ScanText = {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    ownId: Buffer.from(JSON.stringify(agency)),
  }
  const textOf = textReader(bytes)
  const rows: (readonly string[])[] = []
  let at = 0
  for (const { key, scanRow } of roots) {
    const head = `${at === 0 ? '{"data":{' : ','}${JSON.stringify(key)}:[`
    if (bytes.toString('latin1', at, at + head.length) !== head) return undefined
    const row = scanRow(text, at + head.length)
    if (row === undefined || bytes[row.end] !== CLOSE_LIST) return undefined
    rows.push(membersOf(row, textOf))
    at = row.end + 1
  }
  return isEnd(bytes, at) ? rows : undefined
}

function membersOf({ start, ends }: ScannedRow, textOf: TextOf): readonly string[] {
  return ends.map((end, index) => textOf(index === 0 ? start : (ends[index - 1] ?? 0) + 1, end))
}

function isEnd(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== CLOSE_OBJECT || bytes[at + 1] !== CLOSE_OBJECT) return false
  return bytes.length === at + 2 || (bytes.length === at + 3 && bytes[at + 2] === LINE_FEED)
}

type TextOf = (start: number, end: number) => string

/** Where every byte is a character, the texts are slices of one. */
function textReader(bytes: Buffer): TextOf {
  if (!isAscii(bytes)) return (start, end) => bytes.toString('utf8', start, end)
  const text = bytes.toString('latin1')
  return (start, end) => text.slice(start, end)
}

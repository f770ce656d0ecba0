import { isAscii } from 'node:buffer'
import type { ScanRow, ScanSource } from './compile-scan-row.ts'
import { CLOSE_LIST, CLOSE_OBJECT, createLiteral, standsAt } from './scan.ts'

/** One root field of an answer. */
export interface ScanRoot {
  readonly key: string
  readonly scanRow: ScanRow
}

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
  const source: ScanSource = {
    bytes,
    textOf: textReader(bytes),
    words: new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
    ownId: createLiteral(JSON.stringify(agency)),
  }
  const rows: (readonly string[])[] = []
  let at = 0
  for (const { key, scanRow } of roots) {
    const head = createLiteral(`${at === 0 ? '{"data":{' : ','}${JSON.stringify(key)}:[`)
    if (!standsAt(source, head, at)) return undefined
    const row = scanRow(source, at + head.length)
    if (row === undefined || bytes[row.end] !== CLOSE_LIST) return undefined
    rows.push(row.members)
    at = row.end + 1
  }
  return isEnd(bytes, at) ? rows : undefined
}

function isEnd(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== CLOSE_OBJECT || bytes[at + 1] !== CLOSE_OBJECT) return false
  return bytes.length === at + 2 || (bytes.length === at + 3 && bytes[at + 2] === LINE_FEED)
}

/** Where every byte is a character, the texts are slices of one. */
function textReader(bytes: Buffer): ScanSource['textOf'] {
  if (!isAscii(bytes)) return (start, end) => bytes.toString('utf8', start, end)
  const text = bytes.toString('latin1')
  return (start, end) => text.slice(start, end)
}

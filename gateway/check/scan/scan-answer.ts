import type { ScanRow } from './compile-scan-row.ts'

/** One root field of an answer. */
export interface ScanRoot {
  readonly key: string
  readonly scanRow: ScanRow
}

/**
 * Reads a whole answer along the question: one row of the agency's own for each root field, and nothing else. Returns the
 * members of each row; `undefined` for a text that is anything else, right or wrong: that is for the slow reader to say.
 */
export function scanAnswer(
  text: string,
  roots: readonly ScanRoot[],
  agency: string,
): readonly (readonly string[])[] | undefined {
  const rows: (readonly string[])[] = []
  let at = 0
  for (const { key, scanRow } of roots) {
    const head = `${at === 0 ? '{"data":{' : ','}${JSON.stringify(key)}:[`
    if (!text.startsWith(head, at)) return undefined
    const row = scanRow(text, at + head.length, agency)
    if (row === undefined || text[row.end] !== ']') return undefined
    rows.push(row.members)
    at = row.end + 1
  }
  const rest = text.length - at
  return text.startsWith('}}', at) && (rest === 2 || (rest === 3 && text[at + 2] === '\n'))
    ? rows
    : undefined
}

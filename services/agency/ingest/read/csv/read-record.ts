export const QUOTE = '"'

export interface Dialect {
  /** One character. */
  readonly delimiter: string
  /** What ends a record. With `\n` a `\r` before it belongs to the end of the line. */
  readonly newline: '\n' | '\r'
}

/** A record read from text, with the position after its line end. */
export interface ReadRecord {
  readonly kind: 'record'
  readonly cells: string[]
  readonly next: number
  /** Cell from 1 in which text stands between the closing quote and the delimiter. */
  readonly strayTextIn?: number
}

/** The text ends before the record does; `openQuoteAt` when that is inside a quoted cell. */
export interface IncompleteRecord {
  readonly kind: 'incomplete'
  readonly openQuoteAt?: number
}

const CARRIAGE_RETURN = 13
const QUOTE_CODE = 34

/** Reads one record that may hold quoted cells (RFC 4180). At the end of the file (`final`) no line end is needed. */
export function readRecord(
  text: string,
  start: number,
  dialect: Dialect,
  final: boolean,
): ReadRecord | IncompleteRecord {
  const { delimiter, newline } = dialect
  const cells: string[] = []
  let at = start
  let strayTextIn: number | undefined
  for (;;) {
    const close = text.charCodeAt(at) === QUOTE_CODE ? findClosingQuote(text, at) : undefined
    if (close === -1) return { kind: 'incomplete', openQuoteAt: at }
    const bareFrom = close === undefined ? at : close + 1
    const end = findCellEnd(text, bareFrom, dialect)
    if (end === text.length && !final) return { kind: 'incomplete' }
    const isLast = text[end] !== delimiter
    const bareEnd = isLast ? lineTextEnd(text, bareFrom, end, newline) : end
    if (close !== undefined && bareFrom < bareEnd) strayTextIn ??= cells.length + 1
    cells.push(close === undefined ? text.slice(at, bareEnd) : unescape(text.slice(at + 1, close)))
    at = end + 1
    if (isLast) {
      const stray = strayTextIn === undefined ? {} : { strayTextIn }
      return { kind: 'record', cells, next: Math.min(at, text.length), ...stray }
    }
  }
}

/** The quote that ends the cell: the first one not doubled. The text's last character may yet be doubled. */
function findClosingQuote(text: string, open: number): number {
  let close = text.indexOf(QUOTE, open + 1)
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE_CODE) {
    close = text.indexOf(QUOTE, close + 2)
  }
  return close
}

function unescape(quoted: string): string {
  return quoted.includes(QUOTE) ? quoted.replaceAll('""', QUOTE) : quoted
}

function findCellEnd(text: string, from: number, { delimiter, newline }: Dialect): number {
  const delimiterAt = text.indexOf(delimiter, from)
  const lineEnd = text.indexOf(newline, from)
  const end = lineEnd === -1 ? text.length : lineEnd
  return delimiterAt === -1 || delimiterAt > end ? end : delimiterAt
}

/** Where the line's text ends: before the `\r` of a `\r\n`, also when the file stops between the two. */
export function lineTextEnd(text: string, from: number, end: number, newline: string): number {
  const isCrLf = newline === '\n' && end > from && text.charCodeAt(end - 1) === CARRIAGE_RETURN
  return isCrLf ? end - 1 : end
}

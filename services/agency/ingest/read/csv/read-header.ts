import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { QUOTE, readRecord, type Dialect } from './read-record.ts'

const DELIMITERS: readonly string[] = [',', ';', '\t', '|']
/** A first line by which Excel is told the delimiter. */
const DECLARATION = /^sep=([^"\r\n])(?:\r\n|\n|\r(?!$))/i

export interface HeaderOptions {
  readonly label: string
  readonly delimiter: string | undefined
  readonly headerRow: number | undefined
}

export interface Header {
  readonly cells: readonly string[]
  readonly dialect: Dialect
  /** Position in the text, and the line from 1, of the first record after the header. */
  readonly next: number
  readonly nextLine: number
}

interface RawRecord {
  readonly end: number
  readonly next: number
  readonly newline: '\n' | '\r'
}

/** Finds the header row; undefined while the text does not reach its end and more may come. */
export function readHeader(
  text: string,
  final: boolean,
  options: HeaderOptions,
): Header | undefined {
  const { label, headerRow } = options
  const declared = headerRow === undefined ? DECLARATION.exec(text) : null
  if (declared !== null) return readAfterDeclaration(text, final, declared, options)
  const delimiters = options.delimiter === undefined ? DELIMITERS : [options.delimiter]
  let start = 0
  let line = 1
  for (let row = 1; start < text.length; row += 1) {
    const record = findRecordEnd(text, start, delimiters, final)
    if (record === undefined) return undefined
    const nextLine = line + countLines(text, start, record)
    if (headerRow === undefined ? !isBlank(text, start, record) : row === headerRow) {
      return parseHeader(text, start, record, { label, delimiters, line, nextLine })
    }
    start = record.next
    line = nextLine
  }
  if (!final) return undefined
  throw noHeader(text, line - 1, options)
}

function readAfterDeclaration(
  text: string,
  final: boolean,
  [line = '', declared]: RegExpExecArray,
  options: HeaderOptions,
): Header | undefined {
  const delimiter = options.delimiter ?? declared
  const header = readHeader(text.slice(line.length), final, { ...options, delimiter })
  if (header === undefined) return undefined
  return { ...header, next: header.next + line.length, nextLine: header.nextLine + 1 }
}

function noHeader(text: string, lines: number, { label, headerRow }: HeaderOptions): CitxError {
  if (text.trim() === '')
    return new CitxError('EMPTY_FILE', `${label} holds nothing but blank lines`)
  const message = `${label} has ${lines} lines and so no header in row ${headerRow}: correct headerRow`
  return new CitxError('BAD_FILE', message)
}

function isBlank(text: string, start: number, { end }: RawRecord): boolean {
  return text.slice(start, end).trim() === ''
}

function countLines(text: string, start: number, { next, newline }: RawRecord): number {
  let lines = 0
  for (let at = text.indexOf(newline, start); at !== -1 && at < next; lines += 1) {
    at = text.indexOf(newline, at + 1)
  }
  return Math.max(lines, 1)
}

interface HeaderPlace {
  readonly label: string
  readonly delimiters: readonly string[]
  readonly line: number
  readonly nextLine: number
}

function parseHeader(text: string, start: number, record: RawRecord, place: HeaderPlace): Header {
  const { label, delimiters, line, nextLine } = place
  const header = text.slice(start, record.end)
  const delimiter = mostFrequent(header, delimiters)
  const dialect: Dialect = { delimiter, newline: record.newline }
  const parsed = readRecord(header, 0, dialect, true)
  if (header.trim() === '') {
    throw new CitxError(
      'BAD_FILE',
      `${label}: row ${line} should be the header but is blank: correct headerRow`,
    )
  }
  if (parsed.kind === 'incomplete') {
    const message = `${label} is cut off: a quote opened in the header (line ${line}) is never closed`
    throw new CitxError('TRUNCATED_FILE', message, {
      details: [{ message, file: label, row: line }],
    })
  }
  if (parsed.strayTextIn !== undefined) {
    const message = `${label}: the header (line ${line}) has text after the closing quote of column ${parsed.strayTextIn}`
    throw new CitxError('BAD_FILE', message)
  }
  if (header.includes('\0')) {
    throw new CitxError(
      'BAD_FILE',
      `${label} is not text: its header (line ${line}) holds a NUL character`,
    )
  }
  return { cells: parsed.cells, dialect, next: record.next, nextLine }
}

/** The end of a record while its delimiter is unknown: a quote opens a cell after any of the candidates. */
function findRecordEnd(
  text: string,
  start: number,
  delimiters: readonly string[],
  final: boolean,
): RawRecord | undefined {
  for (const { at, char } of unquotedCharacters(text, start, delimiters)) {
    if (char === '\n') return { end: at, next: at + 1, newline: '\n' }
    if (char !== '\r') continue
    if (at + 1 === text.length && !final) return undefined
    const isCrLf = text[at + 1] === '\n'
    return { end: at, next: at + (isCrLf ? 2 : 1), newline: isCrLf ? '\n' : '\r' }
  }
  return final ? { end: text.length, next: text.length, newline: '\n' } : undefined
}

function mostFrequent(header: string, delimiters: readonly string[]): string {
  const counts = new Map(delimiters.map((delimiter) => [delimiter, 0]))
  for (const { char } of unquotedCharacters(header, 0, delimiters)) {
    const count = counts.get(char)
    if (count !== undefined) counts.set(char, count + 1)
  }
  const [first = ['', 0], ...others] = counts
  return others.reduce((best, next) => (next[1] > best[1] ? next : best), first)[0]
}

interface Character {
  readonly at: number
  readonly char: string
}

function* unquotedCharacters(
  text: string,
  start: number,
  delimiters: readonly string[],
): Generator<Character> {
  let opensCell = true
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (char === QUOTE && opensCell) {
      at = text.indexOf(QUOTE, at + 1)
      // A doubled quote is read as two quoted runs, which comes to the same here.
      if (at === -1) return
      opensCell = text[at + 1] === QUOTE
      continue
    }
    opensCell = delimiters.includes(char) || char === '\n' || char === '\r'
    yield { at, char }
  }
}

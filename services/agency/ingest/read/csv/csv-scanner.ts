import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { excerpt } from '../excerpt.ts'
import type { RejectedRow, RejectionReason, Row, RowBatch } from '../source.ts'
import { lineTextEnd, QUOTE, readRecord, type Dialect } from './read-record.ts'

export interface ScannerOptions {
  readonly label: string
  readonly dialect: Dialect
  /** Cells that a row must have. */
  readonly width: number
  /** The line, from 1, on which the text begins. */
  readonly firstLine: number
  readonly skipRows: number
  readonly maxRecordChars: number
}

interface Found {
  readonly cells: readonly string[]
  readonly raw: string
  readonly strayTextIn?: number
  /** It is the last record and no line end follows it. */
  readonly endsFile: boolean
}

/** Cuts text that arrives in pieces into rows. What a piece leaves unfinished is kept for the next one. */
export class CsvScanner {
  readonly #options: ScannerOptions
  #line: number
  #rowsToSkip: number
  #pending = ''
  #rows: Row[] = []
  #lines: number[] = []
  #rejected: RejectedRow[] = []

  constructor(options: ScannerOptions) {
    this.#options = options
    this.#line = options.firstLine
    this.#rowsToSkip = options.skipRows
  }

  /** The line on which the next record begins. */
  get line(): number {
    return this.#line
  }

  push(piece: string): RowBatch {
    const text = this.#pending === '' ? piece : this.#pending + piece
    // Only a line end can end a record, so that a long one is not read again for every piece of it.
    if (piece.includes(this.#options.dialect.newline)) this.#scan(text, false)
    else this.#pending = text
    this.#refuseLongRecord()
    return this.#take()
  }

  end(): RowBatch {
    this.#scan(this.#pending, true)
    return this.#take()
  }

  /** A line without a quote is split at once; only the others pay for reading cell by cell. */
  #scan(text: string, final: boolean): void {
    const { newline } = this.#options.dialect
    const hasNul = text.includes('\0')
    let quoteAt = indexOrInfinity(text, QUOTE, 0)
    let at = 0
    while (at < text.length) {
      if (quoteAt < at) quoteAt = indexOrInfinity(text, QUOTE, at)
      const lineEnd = text.indexOf(newline, at)
      if (lineEnd === -1 && !final) break
      const end = lineEnd === -1 ? text.length : lineEnd
      const next =
        quoteAt > end ? this.#addPlain(text, at, end, hasNul) : this.#addQuoted(text, at, final)
      if (next === undefined) break
      at = next
    }
    this.#pending = text.slice(at)
  }

  #addPlain(text: string, start: number, end: number, hasNul: boolean): number {
    const { delimiter, newline } = this.#options.dialect
    const textEnd = lineTextEnd(text, start, end, newline)
    if (textEnd > start) {
      const raw = text.slice(start, textEnd)
      this.#add({ cells: raw.split(delimiter), raw, endsFile: end === text.length }, hasNul)
    }
    this.#line += 1
    return end + 1
  }

  #addQuoted(text: string, start: number, final: boolean): number | undefined {
    const { dialect } = this.#options
    const record = readRecord(text, start, dialect, final)
    if (record.kind === 'incomplete') {
      if (final) throw this.#unclosedQuote(text.slice(start, record.openQuoteAt))
      return undefined
    }
    const raw = text.slice(start, record.next)
    const endsFile = !raw.endsWith(dialect.newline)
    this.#add({ ...record, raw, endsFile }, true)
    this.#line += countOf(raw, dialect.newline) + (endsFile ? 1 : 0)
    return record.next
  }

  #add(found: Found, mayHoldNul: boolean): void {
    if (this.#rowsToSkip > 0) {
      this.#rowsToSkip -= 1
      return
    }
    const { cells, raw, strayTextIn } = found
    if (cells.length !== this.#options.width) {
      this.#rejectWidth(found)
    } else if (strayTextIn !== undefined) {
      this.#reject('text-after-quote', `text after the closing quote of cell ${strayTextIn}`, raw)
    } else if (mayHoldNul && raw.includes('\0')) {
      this.#reject('nul-character', 'a NUL character, which no text may hold', raw)
    } else {
      this.#rows.push(cells)
      this.#lines.push(this.#line)
    }
  }

  #rejectWidth({ cells, raw, endsFile }: Found): void {
    const { width } = this.#options
    const counted = `${cells.length} cells where the header has ${width}`
    if (cells.length > width) {
      this.#reject('too-many-cells', counted, raw)
    } else {
      const cut = endsFile ? '; the file ends in this row, so it may be cut off' : ''
      this.#reject('too-few-cells', counted + cut, raw)
    }
  }

  #reject(reason: RejectionReason, problem: string, raw: string): void {
    this.#rejected.push({ line: this.#line, reason, problem, raw: excerpt(raw) })
  }

  #take(): RowBatch {
    const batch = { rows: this.#rows, lines: this.#lines, rejected: this.#rejected }
    this.#rows = []
    this.#lines = []
    this.#rejected = []
    return batch
  }

  #unclosedQuote(before: string): CitxError {
    const { label, dialect } = this.#options
    const row = this.#line + countOf(before, dialect.newline)
    const message = `${label} is cut off, or lacks a quote: the one opened in line ${row} is never closed`
    const detail = { message: 'the quote opened here is never closed', file: label, row }
    return new CitxError('TRUNCATED_FILE', message, { details: [detail] })
  }

  #refuseLongRecord(): void {
    const { label, maxRecordChars } = this.#options
    if (this.#pending.length <= maxRecordChars) return
    const row = this.#line
    const reason = this.#pending.includes(QUOTE) ? ', perhaps for want of a closing quote' : ''
    const message = `${label}: the record in line ${row} does not end within ${maxRecordChars} characters${reason}: correct the file, or raise maxRecordChars`
    const detail = { message: `longer than ${maxRecordChars} characters`, file: label, row }
    throw new CitxError('LINE_TOO_LONG', message, { details: [detail] })
  }
}

function indexOrInfinity(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at === -1 ? Infinity : at
}

function countOf(text: string, wanted: string): number {
  let count = 0
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) count += 1
  return count
}

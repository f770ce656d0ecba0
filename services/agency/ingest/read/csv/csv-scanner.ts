import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { RejectedRow, RejectionReason, Row, RowBatch } from '../source.ts'
import { excerpt } from '../excerpt.ts'
import { lineTextEnd, QUOTE, readRecord, type Dialect, type ReadRecord } from './read-record.ts'

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

/** Cuts text that arrives in pieces into rows. What a piece leaves unfinished is kept for the next one. */
export interface CsvScanner {
  /** The line on which the next record begins. */
  readonly line: number
  push(text: string): RowBatch
  end(): RowBatch
}

export function createCsvScanner(options: ScannerOptions): CsvScanner {
  const { label, dialect, width, maxRecordChars } = options
  const { delimiter, newline } = dialect
  let line = options.firstLine
  let toSkip = options.skipRows
  let pending = ''
  let rows: Row[] = []
  let lines: number[] = []
  let rejected: RejectedRow[] = []

  const scan = (text: string, final: boolean): void => {
    const hasNul = text.includes('\0')
    let quoteAt = nextIndex(text, QUOTE, 0)
    let at = 0
    while (at < text.length) {
      if (quoteAt < at) quoteAt = nextIndex(text, QUOTE, at)
      const lineEnd = text.indexOf(newline, at)
      if (lineEnd === -1 && !final) break
      const end = lineEnd === -1 ? text.length : lineEnd
      if (quoteAt > end) {
        const textEnd = lineTextEnd(text, at, end, newline)
        if (textEnd > at) {
          const raw = text.slice(at, textEnd)
          add(raw.split(delimiter), raw, hasNul, undefined, lineEnd === -1)
        }
        line += 1
        at = end + 1
        continue
      }
      const record = readRecord(text, at, dialect, final)
      if (record.kind === 'incomplete') {
        if (final) throw unclosedQuote(text, at, record.openQuoteAt ?? at)
        break
      }
      const raw = text.slice(at, record.next)
      add(record.cells, raw, hasNul, record, !raw.endsWith(newline))
      line += raw.endsWith(newline) ? countOf(raw, newline) : countOf(raw, newline) + 1
      at = record.next
    }
    pending = text.slice(Math.min(at, text.length))
    if (pending.length > maxRecordChars) throw tooLong()
  }

  const add = (
    cells: string[],
    raw: string,
    hasNul: boolean,
    record: ReadRecord | undefined,
    endsFile: boolean,
  ): void => {
    if (toSkip > 0) {
      toSkip -= 1
    } else if (cells.length !== width) {
      const cut =
        endsFile && cells.length < width ? ', and the file ends in it: it may be cut off' : ''
      const problem = `${cells.length} cells where the header has ${width}${cut}`
      reject(cells.length < width ? 'too-few-cells' : 'too-many-cells', problem, raw)
    } else if (record?.strayTextIn !== undefined) {
      reject('text-after-quote', `text after the closing quote of cell ${record.strayTextIn}`, raw)
    } else if (hasNul && raw.includes('\0')) {
      reject('nul-character', 'a NUL character, which no text may hold', raw)
    } else {
      rows.push(cells)
      lines.push(line)
    }
  }

  const reject = (reason: RejectionReason, problem: string, raw: string): void => {
    rejected.push({ line, reason, problem, raw: excerpt(raw) })
  }

  const take = (): RowBatch => {
    const batch: RowBatch = { rows, lines, rejected }
    rows = []
    lines = []
    rejected = []
    return batch
  }

  const unclosedQuote = (text: string, start: number, quoteAt: number): CitxError => {
    const openedIn = line + countOf(text.slice(start, quoteAt), newline)
    const message = `${label} is cut off, or a quote is missing: the quote opened in line ${openedIn} is never closed`
    return new CitxError('TRUNCATED_FILE', message, {
      details: [{ message: 'the quote opened here is never closed', file: label, row: openedIn }],
    })
  }

  const tooLong = (): CitxError => {
    const unclosed = pending.includes(QUOTE)
      ? ', perhaps because a quote in it is never closed'
      : ''
    const message = `${label}: the record in line ${line} does not end within ${maxRecordChars} characters${unclosed}: correct the file, or raise maxRecordChars`
    return new CitxError('LINE_TOO_LONG', message, {
      details: [{ message: `longer than ${maxRecordChars} characters`, file: label, row: line }],
    })
  }

  return {
    get line() {
      return line
    },
    push: (text) => {
      scan(pending === '' ? text : pending + text, false)
      return take()
    },
    end: () => {
      scan(pending, true)
      return take()
    },
  }
}

function nextIndex(text: string, wanted: string, from: number): number {
  const at = text.indexOf(wanted, from)
  return at === -1 ? Infinity : at
}

function countOf(text: string, wanted: string): number {
  let count = 0
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) count += 1
  return count
}

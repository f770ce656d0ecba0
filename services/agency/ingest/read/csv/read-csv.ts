import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { nameColumns } from '../column-names.ts'
import type { ReadLimits, RowBatch } from '../source.ts'
import type { TableText } from '../table-text.ts'
import { CsvScanner } from './csv-scanner.ts'
import { readHeader, type Header } from './read-header.ts'

export interface CsvOptions {
  readonly label: string
  readonly delimiter: string | undefined
  readonly headerRow: number | undefined
  readonly skipRowsAfterHeader: number
  readonly limits: ReadLimits
}

export interface Table {
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<RowBatch>
}

/** Reads up to the header row; the rows follow as they are asked for. */
export async function readCsv(text: TableText, options: CsvOptions): Promise<Table> {
  const iterator = text.pieces[Symbol.asyncIterator]()
  const { header, rest } = await awaitHeader(iterator, options)
  if (header.cells.length > options.limits.maxColumns) {
    const message = `${options.label} has ${header.cells.length} columns: is ${JSON.stringify(header.dialect.delimiter)} its delimiter?`
    throw new CitxError('BAD_FILE', message)
  }
  const scanner = new CsvScanner({
    label: options.label,
    dialect: header.dialect,
    width: header.cells.length,
    firstLine: header.nextLine,
    skipRows: options.skipRowsAfterHeader,
    maxRecordChars: options.limits.maxRecordChars,
  })
  text.setLine(() => scanner.line)
  return { columns: nameColumns(header.cells), batches: scanAll(scanner, rest, iterator) }
}

async function awaitHeader(
  iterator: AsyncIterator<string>,
  options: CsvOptions,
): Promise<{ header: Header; rest: string }> {
  let text = ''
  for (;;) {
    const next = await iterator.next()
    const final = next.done === true
    if (!final) text += next.value
    // Looking again pays only when the new piece may end the row, which keeps a file without line ends cheap.
    const mayEndRow = final || /[\r\n]/.test(next.value)
    const header = mayEndRow ? readHeader(text, final, options) : undefined
    if (header !== undefined) return { header, rest: text.slice(header.next) }
    if (final) throw new Error('a header is found or refused at the end of the text')
    if (text.length > options.limits.maxRecordChars) {
      const message = `${options.label}: no header ends within the first ${options.limits.maxRecordChars} characters`
      throw new CitxError('LINE_TOO_LONG', `${message}: is it a table of text with line breaks?`)
    }
  }
}

async function* scanAll(
  scanner: CsvScanner,
  rest: string,
  iterator: AsyncIterator<string>,
): AsyncGenerator<RowBatch> {
  try {
    yield* filled(scanner.push(rest))
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) break
      yield* filled(scanner.push(next.value))
    }
    yield* filled(scanner.end())
  } finally {
    await iterator.return?.()
  }
}

function* filled(batch: RowBatch): Generator<RowBatch> {
  if (batch.rows.length > 0 || batch.rejected.length > 0) yield batch
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Table } from '../csv/read-csv.ts'
import type { ReadLimits, RowBatch } from '../source.ts'
import type { TableText } from '../table-text.ts'
import { BatchBuilder } from './batch-builder.ts'
import { findJsonFault } from './find-fault.ts'
import { findRecords } from './find-records.ts'
import { parseJson, printJson, type JsonValue } from './parse-json.ts'

const BATCH_RECORDS = 4096

export interface JsonOptions {
  readonly label: string
  readonly recordsAt: string | undefined
  readonly limits: ReadLimits
}

/** Reads a JSON document whole, so that every column is known before the first row. */
export async function readJson(text: TableText, options: JsonOptions): Promise<Table> {
  const document = parseDocument(await readWhole(text.pieces, options), options.label)
  const records = findRecords(document, options.recordsAt, options.label)
  const builder = new BatchBuilder(options.label, options.limits)
  const batches: RowBatch[] = []
  for (const [index, record] of records.entries()) {
    builder.add(record, index + 1, () => printJson(record))
    if (builder.size === BATCH_RECORDS) batches.push(builder.take())
  }
  if (builder.size > 0) batches.push(builder.take())
  return { columns: builder.columns, batches: inTurn(batches) }
}

async function readWhole(
  pieces: AsyncIterable<string>,
  { label, limits: { maxDocumentChars } }: JsonOptions,
): Promise<string> {
  const read: string[] = []
  let length = 0
  for await (const piece of pieces) {
    length += piece.length
    if (length > maxDocumentChars) {
      const message = `${label} is a JSON document of more than ${maxDocumentChars} characters, which is not read whole`
      throw new CitxError(
        'BAD_FILE',
        `${message}: convert it to one object per line (jq -c '.[]') and give that`,
      )
    }
    read.push(piece)
  }
  const text = read.join('')
  if (text.trim() === '')
    throw new CitxError('EMPTY_FILE', `${label} holds nothing but blank lines`)
  return text
}

function parseDocument(text: string, label: string): JsonValue {
  try {
    return parseJson(text)
  } catch (cause) {
    throw explain(text, label, cause)
  }
}

function explain(text: string, label: string, cause: unknown): unknown {
  const fault = findJsonFault(text)
  if (fault === undefined) {
    const message = `${label} is nested too deeply to be read: it is hardly an export of records`
    return new CitxError('BAD_FILE', message, { cause })
  }
  const before = text.slice(0, fault.offset).split('\n')
  const row = before.length
  const column = (before.at(-1) ?? '').length + 1
  const where = `line ${row}, column ${column} (character ${fault.offset})`
  const details = [{ message: `not JSON at ${where}`, file: label, row, column }]
  return fault.atEnd
    ? new CitxError(
        'TRUNCATED_FILE',
        `${label} is cut off: its JSON ends unfinished at ${where}. Fetch it again`,
        { details, cause },
      )
    : new CitxError(
        'BAD_FILE',
        `${label} is not valid JSON at ${where}: correct or export it again`,
        { details, cause },
      )
}

async function* inTurn(batches: readonly RowBatch[]): AsyncGenerator<RowBatch> {
  yield* batches
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { boundedBatches } from './bounded-batches.ts'
import { decodeText } from './bytes/decode-text.ts'
import { detectEncoding, type DetectedEncoding } from './bytes/detect-encoding.ts'
import { refuseForeignFormat } from './bytes/foreign-format.ts'
import { peek, type Peeked } from './bytes/peek.ts'
import { readBytes, type RawBytes } from './bytes/read-bytes.ts'
import { isGzip, unpack } from './bytes/unpack.ts'
import { readCsv, type Table } from './csv/read-csv.ts'
import { detectFormat } from './detect-format.ts'
import { readJson } from './json/read-json.ts'
import { readNdjson } from './json/read-ndjson.ts'
import {
  defaultLimits,
  type Format,
  type OpenOptions,
  type ReadLimits,
  type Source,
} from './source.ts'
import type { TableText } from './table-text.ts'

const HEAD_BYTES = 256 * 1024
const MAX_PACKED_LAYERS = 2

/**
 * Opens a file of records, or standard input for `-`, and reads far enough to know its columns.
 * Fails with FILE_NOT_FOUND, NOT_A_FILE, EMPTY_FILE, BAD_FILE, BAD_ENCODING, TRUNCATED_FILE or LINE_TOO_LONG;
 * all but the first three may also come while the rows are read.
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Source> {
  const label = path === '-' ? 'standard input' : path
  const limits = { ...defaultLimits, ...options.limits }
  refuseBadOptions(options)
  const raw = await readBytes(path, options)
  try {
    const { head, chunks } = await unpackAll(raw, label, limits)
    if (head.byteLength === 0) throw new CitxError('EMPTY_FILE', `${label} is empty`)
    refuseForeignFormat(head, label)
    const encoding = detectEncoding(head, options.encoding, label)
    const format =
      options.format === undefined || options.format === 'auto'
        ? detectFormat(decodeHead(head, encoding), path)
        : options.format
    refuseRecordsAt(options.recordsAt, format, label)
    const text = createText(chunks, encoding, label)
    const table = await readTable(text, format, label, limits, options)
    return createSource(raw, table, format, encoding.encoding)
  } catch (error) {
    await raw.close()
    throw error
  }
}

function refuseBadOptions({ delimiter, headerRow, skipRowsAfterHeader = 0 }: OpenOptions): void {
  if (delimiter !== undefined && (delimiter.length !== 1 || /["\r\n]/.test(delimiter))) {
    const message = `delimiter ${JSON.stringify(delimiter)} must be one character, and no quote or line break`
    throw new CitxError('BAD_USAGE', message)
  }
  if (headerRow !== undefined && !(Number.isSafeInteger(headerRow) && headerRow >= 1)) {
    throw new CitxError('BAD_USAGE', `headerRow ${headerRow} must be a whole number from 1`)
  }
  if (!(Number.isSafeInteger(skipRowsAfterHeader) && skipRowsAfterHeader >= 0)) {
    const message = `skipRowsAfterHeader ${skipRowsAfterHeader} must be a whole number from 0`
    throw new CitxError('BAD_USAGE', message)
  }
}

function refuseRecordsAt(recordsAt: string | undefined, format: Format, label: string): void {
  if (recordsAt === undefined || format === 'json') return
  const message = `recordsAt ${recordsAt} is a place in a JSON document, but ${label} is read as ${format}: leave it out, or correct format`
  throw new CitxError('BAD_USAGE', message)
}

async function unpackAll(raw: RawBytes, label: string, limits: ReadLimits): Promise<Peeked> {
  let peeked = await peek(raw.chunks, HEAD_BYTES)
  for (let layer = 0; layer < MAX_PACKED_LAYERS && isGzip(peeked.head); layer += 1) {
    const unpacked = unpack(peeked.chunks, { label, limits, packedBytes: raw.bytesRead })
    peeked = await peek(unpacked, HEAD_BYTES)
  }
  return peeked
}

function decodeHead(head: Uint8Array, { encoding, markBytes }: DetectedEncoding): string {
  return new TextDecoder(encoding).decode(head.subarray(markBytes))
}

function createText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: DetectedEncoding,
  label: string,
): TableText {
  const place: { line?: () => number } = {}
  return {
    pieces: decodeText(chunks, { ...encoding, label, lineReached: () => place.line?.() }),
    setLine: (lineReached) => {
      place.line = lineReached
    },
  }
}

function readTable(
  text: TableText,
  format: Format,
  label: string,
  limits: ReadLimits,
  options: OpenOptions,
): Promise<Table> {
  if (format === 'json') return readJson(text, { label, recordsAt: options.recordsAt, limits })
  if (format === 'ndjson') return readNdjson(text, { label, recordsAt: undefined, limits })
  const { headerRow, skipRowsAfterHeader = 0 } = options
  const delimiter = options.delimiter ?? (format === 'tsv' ? '\t' : undefined)
  return readCsv(text, { label, delimiter, headerRow, skipRowsAfterHeader, limits })
}

function createSource(raw: RawBytes, table: Table, format: Format, encoding: string): Source {
  return {
    format,
    encoding,
    columns: table.columns,
    rows: once(boundedBatches(table.batches)),
    bytesTotal: raw.bytesTotal,
    digest: raw.digest,
    [Symbol.asyncDispose]: raw.close,
  }
}

/** A second walk would find nothing and pass for an empty file. */
function once<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  let walked = false
  return {
    [Symbol.asyncIterator]: () => {
      if (walked) throw new Error('the rows of a source can be walked only once')
      walked = true
      return items[Symbol.asyncIterator]()
    },
  }
}

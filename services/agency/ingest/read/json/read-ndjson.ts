import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Table } from '../csv/read-csv.ts'
import type { RowBatch } from '../source.ts'
import type { TableText } from '../table-text.ts'
import { BatchBuilder } from './batch-builder.ts'
import { findJsonFault } from './find-fault.ts'
import { describeJson, isJsonObject, parseJson, type JsonValue } from './parse-json.ts'
import type { JsonOptions } from './read-json.ts'

/** Reads one object per line. The first batch is read ahead, so that its columns are known at once. */
export async function readNdjson(text: TableText, options: JsonOptions): Promise<Table> {
  const lines = new NdjsonLines(options)
  text.setLine(() => lines.line)
  const batches = readBatches(lines, text.pieces)
  const first = await batches.next()
  return { columns: lines.columns, batches: withFirst(first, batches) }
}

async function* withFirst(
  first: IteratorResult<RowBatch>,
  rest: AsyncGenerator<RowBatch>,
): AsyncGenerator<RowBatch> {
  try {
    if (first.done === true) return
    yield first.value
    yield* rest
  } finally {
    await rest.return(undefined)
  }
}

async function* readBatches(
  lines: NdjsonLines,
  pieces: AsyncIterable<string>,
): AsyncGenerator<RowBatch> {
  for await (const piece of pieces) {
    const batch = lines.push(piece)
    if (batch !== undefined) yield batch
  }
  const last = lines.end()
  if (last !== undefined) yield last
}

class NdjsonLines {
  readonly #options: JsonOptions
  readonly #builder: BatchBuilder
  #pending = ''
  #line = 1
  #anyRecord = false

  constructor(options: JsonOptions) {
    this.#options = options
    this.#builder = new BatchBuilder(options.label, options.limits)
  }

  get columns(): readonly string[] {
    return this.#builder.columns
  }

  get line(): number {
    return this.#line
  }

  push(piece: string): RowBatch | undefined {
    const text = this.#pending === '' ? piece : this.#pending + piece
    let at = 0
    // A piece without a line end only adds to the line, which is not read again for every piece of it.
    const firstEnd = piece.includes('\n') ? text.indexOf('\n') : -1
    for (let end = firstEnd; end !== -1; end = text.indexOf('\n', at)) {
      this.#add(text.slice(at, end), false)
      this.#line += 1
      at = end + 1
    }
    this.#pending = text.slice(at)
    this.#refuseLongLine()
    return this.#take()
  }

  end(): RowBatch | undefined {
    this.#add(this.#pending, true)
    if (!this.#anyRecord) {
      throw new CitxError('EMPTY_FILE', `${this.#options.label} holds nothing but blank lines`)
    }
    return this.#take()
  }

  #take(): RowBatch | undefined {
    return this.#builder.size === 0 ? undefined : this.#builder.take()
  }

  #refuseLongLine(): void {
    const { label, limits } = this.#options
    if (this.#pending.length <= limits.maxRecordChars) return
    const message = `${label}: line ${this.#line} does not end within ${limits.maxRecordChars} characters: give one object per line, or raise maxRecordChars`
    throw new CitxError('LINE_TOO_LONG', message)
  }

  #add(line: string, isLast: boolean): void {
    const text = line.trim()
    if (text === '') return
    const record = this.#parse(text, isLast)
    if (record !== undefined) {
      if (!this.#anyRecord) this.#refuseOtherDocument(record)
      this.#builder.add(record, this.#line, () => text)
    }
    this.#anyRecord = true
  }

  #refuseOtherDocument(first: JsonValue): void {
    if (isJsonObject(first)) return
    const { label } = this.#options
    const message = `${label} begins with ${describeJson(first)}, but NDJSON has one object per line`
    const remedy = Array.isArray(first) ? 'give format: json' : 'correct format'
    throw new CitxError('BAD_FILE', `${message}: ${remedy}`)
  }

  #parse(text: string, isLast: boolean): JsonValue | undefined {
    try {
      return parseJson(text)
    } catch (cause) {
      this.#rejectMalformed(text, isLast, cause)
      return undefined
    }
  }

  /** One bad line among good ones is a rejected row; the first or the last may speak of the whole file. */
  #rejectMalformed(text: string, isLast: boolean, cause: unknown): void {
    const fault = findJsonFault(text)
    if (fault === undefined) {
      this.#builder.reject('nested-too-deep', 'nested too deeply to be read', this.#line, text)
      return
    }
    const place = { file: this.#options.label, row: this.#line, column: fault.offset + 1 }
    const where = `line ${place.row}, column ${place.column}`
    if (isLast && fault.atEnd) {
      const message = `${place.file} is cut off: its last record ends unfinished at ${where}. Fetch it again`
      throw new CitxError('TRUNCATED_FILE', message, { details: [{ message, ...place }], cause })
    }
    if (!this.#anyRecord) {
      const message = `${place.file} is not NDJSON: ${where} is not valid JSON, and each line must be one object`
      throw new CitxError('BAD_FILE', message, { details: [{ message, ...place }], cause })
    }
    const problem = `not valid JSON at column ${place.column}`
    this.#builder.reject('malformed-json', problem, this.#line, text)
  }
}

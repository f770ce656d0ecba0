import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { excerpt } from '../excerpt.ts'
import type { ReadLimits, RejectedRow, RejectionReason, Row, RowBatch } from '../source.ts'
import { flattenRecord, isUnflattenable } from './flatten-record.ts'
import { describeJson, isJsonObject, type JsonValue } from './parse-json.ts'
import { PathColumns } from './path-columns.ts'

/** Gathers records as rows of a batch and the columns that they bring. */
export class BatchBuilder {
  readonly #columns = new PathColumns()
  readonly #label: string
  readonly #maxColumns: number
  #rows: Row[] = []
  #lines: number[] = []
  #rejected: RejectedRow[] = []

  constructor(label: string, { maxColumns }: ReadLimits) {
    this.#label = label
    this.#maxColumns = maxColumns
  }

  get columns(): readonly string[] {
    return this.#columns.names
  }

  get size(): number {
    return this.#rows.length + this.#rejected.length
  }

  add(record: JsonValue, line: number, raw: () => string): void {
    if (!isJsonObject(record)) {
      this.reject(
        'not-an-object',
        `${describeJson(record)} where a record is an object`,
        line,
        raw(),
      )
      return
    }
    const row = flattenRecord(record, this.#columns)
    if (isUnflattenable(row)) this.reject(row.reason, row.problem, line, raw())
    else this.#append(row, line)
  }

  reject(reason: RejectionReason, problem: string, line: number, raw: string): void {
    this.#rejected.push({ line, reason, problem, raw: excerpt(raw) })
  }

  take(): RowBatch {
    const batch = { rows: this.#rows, lines: this.#lines, rejected: this.#rejected }
    this.#rows = []
    this.#lines = []
    this.#rejected = []
    return batch
  }

  #append(row: Row, line: number): void {
    this.#rows.push(row)
    this.#lines.push(line)
    if (this.columns.length <= this.#maxColumns) return
    const message = `${this.#label} comes to more than ${this.#maxColumns} columns by record ${line}: its keys seem to be data, such as ids`
    throw new CitxError('BAD_FILE', message)
  }
}

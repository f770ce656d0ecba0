/** The forms that a file of records may have. */
export type Format = 'csv' | 'tsv' | 'json' | 'ndjson'

/**
 * One value as text. A file of cells (CSV, TSV) has strings only. In JSON and NDJSON `null` is a null that was written
 * in the file and `undefined` a key that the record does not have; neither is the empty string.
 */
export type Cell = string | null | undefined

/**
 * The cells of a record in the order of the columns. It may be shorter than the columns: what it lacks is undefined.
 * A cell may be a view into half a megabyte of text, which it keeps alive: do not gather cells of a whole file.
 */
export type Row = readonly Cell[]

/** Why a record was not read, for counting. The sentence for people is in `RejectedRow.problem`. */
export type RejectionReason =
  | 'too-few-cells'
  | 'too-many-cells'
  | 'text-after-quote'
  | 'nul-character'
  | 'broken-character'
  | 'malformed-json'
  | 'not-an-object'
  | 'ambiguous-key'
  | 'nested-too-deep'

/** A record that could not be read as a row. `raw` is its text, cut to 2,000 characters. */
export interface RejectedRow {
  readonly line: number
  readonly reason: RejectionReason
  readonly problem: string
  readonly raw: string
}

/** A run of records. `lines[i]` belongs to `rows[i]`. */
export interface RowBatch {
  readonly rows: readonly Row[]
  /** The line on which the record begins, from 1. In a JSON document: its position in the array, from 1. */
  readonly lines: readonly number[]
  readonly rejected: readonly RejectedRow[]
}

/** Bounds on what a file may make the reader do. */
export interface ReadLimits {
  /** Most characters in one record of CSV, TSV or NDJSON. Default 16 Mi. */
  readonly maxRecordChars: number
  /** Most characters in a JSON document, which is parsed whole. Default 256 Mi, half of the longest string there is. */
  readonly maxDocumentChars: number
  /** Most bytes that a compressed file may unpack to. Default 64 GiB, far over a year of any city's contacts. */
  readonly maxUnpackedBytes: number
  /** Most times its own size that a compressed file may unpack to, once past 64 MiB. Default 200. */
  readonly maxUnpackRatio: number
  /** Most columns. PostgreSQL stops at 1,600; more means that keys are data. Default 10,000. */
  readonly maxColumns: number
}

export const defaultLimits: ReadLimits = {
  maxRecordChars: 16 * 1024 ** 2,
  maxDocumentChars: 256 * 1024 ** 2,
  maxUnpackedBytes: 64 * 1024 ** 3,
  maxUnpackRatio: 200,
  maxColumns: 10_000,
}

export interface OpenOptions {
  /** Default `auto`: by the first characters, and by the file's ending where they leave it open. */
  readonly format?: Format | 'auto'
  /** Default: the one of `,` `;` tab `|` that the header row has most of. */
  readonly delimiter?: string
  /** A label of the WHATWG encoding standard, such as windows-1252. A byte order mark wins over it. Default UTF-8. */
  readonly encoding?: string
  /** The header's row from 1, blank ones counted as a spreadsheet does. Default: the first that is not blank. */
  readonly headerRow?: number
  /** Rows to leave out after the header, such as the two further header rows of Qualtrics. Default 0. */
  readonly skipRowsAfterHeader?: number
  /** Where a JSON document keeps its array of records: `/data/items` or `data.items`. Default: the document itself. */
  readonly recordsAt?: string
  readonly limits?: Partial<ReadLimits>
  /** What `-` reads. Default: the standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal
  /** Bytes of the file as stored, before unpacking. The total is unknown for standard input. */
  readonly onProgress?: (bytesRead: number, bytesTotal: number | undefined) => void
}

/** An open file of records. Dispose of it, also after an error. */
export interface Source extends AsyncDisposable {
  readonly format: Format
  /** The encoding's name in the WHATWG standard, lower case. */
  readonly encoding: string
  /** Exact names, without repeats. Live for NDJSON: it grows while rows are read, and no index ever changes. */
  readonly columns: readonly string[]
  /** May be walked once. */
  readonly rows: AsyncIterable<RowBatch>
  readonly bytesTotal: number | undefined
  /** SHA-256 of the bytes as stored, in hex; only after the last row. */
  digest(): string
}

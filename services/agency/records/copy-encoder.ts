import type { NewRecord } from './new-record.ts'
import { sipHash128, type Hash128 } from './sip-hash.ts'

/** The staging table's columns, in the order in which records are encoded. */
export const STAGING_COLUMNS = [
  'position bigint not null',
  'record_id bytea not null',
  'family text collate "C" not null',
  'month date not null',
  'months smallint not null',
  'at timestamptz not null',
  'subject bytea not null',
  'journey text collate "C"',
  'channel text collate "C"',
  'stage text collate "C"',
  'answers text[] collate "C" not null',
  'row_hash bytea not null',
] as const

const CHUNK_BYTES = 1024 * 1024
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')
const TRAILER = Buffer.from([0xff, 0xff])
const HASH_BYTES = 16
const TEXT_OID = 25
const NULL_LENGTH = -1
const MAX_CACHED_ANSWERS = 20_000
const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000
/** Only tells whether a record changed, under an id that is keyed already. */
const ROW_HASH_KEY = [0, 0, 0, 0] as const

/**
 * PostgreSQL's binary COPY format (https://www.postgresql.org/docs/18/sql-copy.html), which the server reads twice as fast
 * as CSV. The row hash covers everything but the position and the id.
 */
export interface CopyEncoder {
  /** Bytes that are ready to be sent, if this record filled a chunk. */
  add(record: NewRecord): Buffer | undefined
  /** The rest, with the trailer. */
  end(): Buffer
}

export function createCopyEncoder(): CopyEncoder {
  let buffer = newChunk()
  let at = HEADER.copy(buffer, 0)
  let position = 0
  const encodedAnswers = new Map<readonly string[], Buffer>()
  const textBytes = new Map<string, Buffer>()

  const bytesOf = (text: string): Buffer => {
    let bytes = textBytes.get(text)
    if (bytes === undefined) textBytes.set(text, (bytes = Buffer.from(text)))
    return bytes
  }
  const bytes = (value: Uint8Array): void => {
    at = buffer.writeInt32BE(value.byteLength, at)
    buffer.set(value, at)
    at += value.byteLength
  }
  const hash = (words: Hash128): void => {
    at = buffer.writeInt32BE(HASH_BYTES, at)
    for (const word of words) at = buffer.writeInt32LE(word, at)
  }
  const text = (value: string | null): void => {
    if (value === null) at = buffer.writeInt32BE(NULL_LENGTH, at)
    else bytes(bytesOf(value))
  }
  const int64 = (value: bigint): void => {
    at = buffer.writeInt32BE(8, at)
    at = buffer.writeBigInt64BE(value, at)
  }
  const answersOf = (answers: readonly string[]): Buffer => {
    const known = encodedAnswers.get(answers)
    if (known !== undefined) return known
    if (encodedAnswers.size >= MAX_CACHED_ANSWERS) encodedAnswers.clear()
    const encoded = encodeTextArray(answers.map(bytesOf))
    encodedAnswers.set(answers, encoded)
    return encoded
  }

  const write = (record: NewRecord, answers: Buffer): void => {
    at = buffer.writeInt16BE(STAGING_COLUMNS.length, at)
    int64(BigInt(position))
    hash(record.recordId)
    const hashed = at
    text(record.family)
    at = buffer.writeInt32BE(4, at)
    at = buffer.writeInt32BE(daysOf(record.month), at)
    at = buffer.writeInt32BE(2, at)
    at = buffer.writeInt16BE(record.months, at)
    int64(BigInt(record.at - POSTGRES_EPOCH_MS) * 1000n)
    hash(record.subject)
    text(record.journey)
    text(record.channel)
    text(record.stage)
    bytes(answers)
    const length = at - hashed
    const content = new DataView(buffer.buffer, buffer.byteOffset + hashed, length)
    hash(sipHash128(ROW_HASH_KEY, content, length))
  }

  return {
    add(record) {
      const answers = answersOf(record.answers)
      const most = 1024 + answers.byteLength
      let full: Buffer | undefined
      if (at + most > buffer.byteLength) {
        full = buffer.subarray(0, at)
        buffer = newChunk(most)
        at = 0
      }
      write(record, answers)
      position += 1
      return full
    },
    end: () => Buffer.concat([buffer.subarray(0, at), TRAILER]),
  }
}

function newChunk(least = 0): Buffer {
  return Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, least))
}

function encodeTextArray(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return int32s(0, 0, TEXT_OID)
  const parts = items.flatMap((item) => [int32s(item.byteLength), item])
  return Buffer.concat([int32s(1, 0, TEXT_OID, items.length, 1), ...parts])
}

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(value, index * 4)
  return bytes
}

const days = new Map<string, number>()

function daysOf(isoDate: string): number {
  let known = days.get(isoDate)
  if (known === undefined) {
    known = (Date.parse(isoDate) - POSTGRES_EPOCH_MS) / DAY_MS
    days.set(isoDate, known)
  }
  return known
}

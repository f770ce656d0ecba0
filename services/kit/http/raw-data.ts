import type { FormattedExecutionResult } from 'graphql'

const texts: unique symbol = Symbol('texts of data')

/** The `data` of an answer that exists as JSON text already, in pieces that {@link encodeResult} puts in its place unread. */
export interface RawData {
  readonly [texts]: readonly string[]
}

/** Marks pieces of JSON text as the `data` of an answer. Together they must be one JSON object; nothing checks it. */
export function rawData(pieces: readonly string[]): RawData & Record<string, unknown> {
  return { [texts]: pieces }
}

/** The bytes of an answer: `errors`, `data`, `extensions`, in this order, without those that it lacks. */
export function encodeResult({ errors, data, extensions }: FormattedExecutionResult): Buffer {
  if (!isRaw(data)) return Buffer.from(`${JSON.stringify({ errors, data, extensions })}\n`)
  const before = errors === undefined ? '' : `"errors":${JSON.stringify(errors)},`
  const after = extensions === undefined ? '' : `,"extensions":${JSON.stringify(extensions)}`
  return encode([`{${before}"data":`, ...data[texts], `${after}}\n`])
}

function isRaw(data: unknown): data is RawData {
  return typeof data === 'object' && data !== null && texts in data
}

/** An answer of more characters is a large one. */
const mostJoined = 100_000

/**
 * Many small pieces are written faster as one text. Those of a large answer go straight to their places: joining them first
 * costs it more than all else.
 */
function encode(pieces: readonly string[]): Buffer {
  let characters = 0
  for (const { length } of pieces) characters += length
  return characters <= mostJoined ? Buffer.from(pieces.join('')) : encodeInPlace(pieces)
}

function encodeInPlace(pieces: readonly string[]): Buffer {
  let length = 0
  for (const piece of pieces) length += Buffer.byteLength(piece)
  const bytes = Buffer.allocUnsafe(length)
  let end = 0
  for (const piece of pieces) end += bytes.write(piece, end)
  return bytes
}

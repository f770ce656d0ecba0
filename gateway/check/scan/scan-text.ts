import { NONE } from './none.ts'

/**
 * Whether a text of this length may stand at a place. Whole words are compared, so that three more bytes have to follow: in
 * every answer that is right they do, as it closes a list and two objects after its last row.
 */
export function isWithin(size: number, at: number, length: number): boolean {
  return at + length + 3 <= size
}

/** Whether a text stands at a place: four bytes at a time. The place must be within the answer. */
export function standsAt(
  words: Int32Array,
  place: number,
  length: number,
  view: DataView,
  at: number,
): boolean {
  const rest = length & 3
  const whole = at + length - rest
  let word = place
  for (let from = at; from < whole; from += 4, word += 1)
    if (view.getInt32(from, true) !== words[word]) return false
  return rest === 0 || (view.getInt32(whole, true) & (-1 >>> (32 - 8 * rest))) === words[word]
}

/** Reads one of several texts, of which none begins another. */
export function scanChoice(
  words: Int32Array,
  texts: Int32Array | undefined,
  view: DataView,
  size: number,
  at: number,
): number {
  if (texts === undefined) return NONE
  for (let index = 0; index < texts.length; index += 2) {
    const place = texts[index] ?? 0
    const length = texts[index + 1] ?? 0
    if (isWithin(size, at, length) && standsAt(words, place, length, view, at)) return at + length
  }
  return NONE
}

/** Reads these bytes. */
export function scanBytes(bytes: Uint8Array, at: number, wanted: Uint8Array): number {
  for (let index = 0; index < wanted.length; index += 1)
    if (bytes[at + index] !== wanted[index]) return NONE
  return at + wanted.length
}

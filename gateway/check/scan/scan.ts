/** An answer as it is read: JSON in UTF-8. Bytes are read quicker than the characters of a string, words quicker still. */
export interface ScanText {
  readonly bytes: Buffer
  readonly words: DataView
}

/**
 * Reads one value that begins at a place. Returns the place after it, or NONE when there is no such value, written without
 * space between tokens.
 */
export type Scan = (text: ScanText, at: number) => number

export const NONE = -1

export const COMMA = 0x2c
export const OPEN_LIST = 0x5b
export const CLOSE_LIST = 0x5d
export const CLOSE_OBJECT = 0x7d

/** A text to compare with: four bytes at a time, then the rest. */
export interface Literal {
  readonly length: number
  readonly words: Int32Array
  readonly rest: Uint8Array
}

export function createLiteral(text: string): Literal {
  const bytes = Buffer.from(text)
  const words = new Int32Array(bytes.length >> 2)
  for (const index of words.keys()) words[index] = bytes.readInt32LE(4 * index)
  return { length: bytes.length, words, rest: Uint8Array.from(bytes.subarray(4 * words.length)) }
}

/** Whether a literal stands at a place. */
export function standsAt(text: ScanText, { length, words, rest }: Literal, at: number): boolean {
  if (at + length > text.bytes.length) return false
  let place = at
  for (let index = 0; index < words.length; index += 1, place += 4)
    if (text.words.getInt32(place, true) !== words[index]) return false
  for (let index = 0; index < rest.length; index += 1)
    if (text.bytes[place + index] !== rest[index]) return false
  return true
}

/** Reads one of several literals, of which none begins another. */
export function scanLiterals(literals: readonly string[]): Scan {
  const all = literals.map(createLiteral)
  return (text, at) => {
    for (const literal of all) if (standsAt(text, literal, at)) return at + literal.length
    return NONE
  }
}

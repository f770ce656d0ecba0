import type { LeafCheck } from '../shape.ts'
import { NONE } from './none.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const U = 0x75
const D = 0x64
const simpleEscapes: ReadonlySet<number | undefined> = new Set(Buffer.from('"\\/bfnrt'))

/** For each byte whether it stands for itself in a string: 1 when it does. */
const plain = Uint8Array.from({ length: 256 }, (_, code) =>
  code === QUOTE || code === BACKSLASH || code < SPACE ? 0 : 1,
)

/** Any string. The bytes are known to be UTF-8. */
export function scanString(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return NONE
  for (let end = at + 1; end !== NONE;) {
    while (plain[bytes[end] ?? 0] === 1) end += 1
    if (bytes[end] === QUOTE) return end + 1
    end = bytes[end] === BACKSLASH ? scanEscape(bytes, end) : NONE
  }
  return NONE
}

/** Escaped surrogates are left to the slow reader, which sees whether they are pairs. */
function scanEscape(bytes: Uint8Array, at: number): number {
  if (simpleEscapes.has(bytes[at + 1])) return at + 2
  if (bytes[at + 1] !== U) return NONE
  const isSurrogate = lower(bytes[at + 2]) === D && !isBelowEight(bytes[at + 3])
  if (isSurrogate) return NONE
  for (let digit = at + 2; digit < at + 6; digit += 1) if (!isHex(bytes[digit])) return NONE
  return at + 6
}

function isHex(code: number | undefined): boolean {
  const letter = lower(code)
  return isBelowEight(code) || code === 0x38 || code === 0x39 || (letter >= 0x61 && letter <= 0x66)
}

function isBelowEight(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code < 0x38
}

function lower(code = 0): number {
  return code | 0x20
}

/** A string of ASCII without escapes, of which the text between the quotes passes a check. */
export function scanCheckedString(bytes: Buffer, at: number, accepts: LeafCheck = refuse): number {
  if (bytes[at] !== QUOTE) return NONE
  const end = bytes.indexOf(QUOTE, at + 1)
  return end !== -1 && accepts(bytes.toString('latin1', at + 1, end)) ? end + 1 : NONE
}

const refuse: LeafCheck = () => false

import { NONE, type Scan } from './scan.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
const U = 0x75
const D = 0x64
const simpleEscapes: ReadonlySet<number | undefined> = new Set(Buffer.from('"\\/bfnrt'))

/** Any string. The bytes are known to be UTF-8. */
export const scanString: Scan = ({ bytes }, at) => {
  if (bytes[at] !== QUOTE) return NONE
  for (let end = at + 1; end < bytes.length;) {
    const code = bytes[end]
    if (code === QUOTE) return end + 1
    if (code === undefined || code < SPACE) return NONE
    end = code === BACKSLASH ? scanEscape(bytes, end) : end + 1
    if (end === NONE) return NONE
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
export function scanCheckedString(accepts: (value: string) => boolean): Scan {
  return ({ bytes }, at) => {
    if (bytes[at] !== QUOTE) return NONE
    const end = bytes.indexOf(QUOTE, at + 1)
    return end !== -1 && accepts(bytes.toString('latin1', at + 1, end)) ? end + 1 : NONE
  }
}

import { NONE } from './none.ts'

const PLUS = 0x2b
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const maxInt = 2 ** 31 - 1
/** So many digits before the point cannot overflow a double. */
const safeDigits = 300

/** An integer of 32 bits, without fraction or exponent. Zero has no sign. */
export function scanInt(bytes: Uint8Array, at: number): number {
  const isNegative = bytes[at] === MINUS
  const start = isNegative ? at + 1 : at
  let value = 0
  let end = start
  for (let code = bytes[end]; isDigit(code); code = bytes[(end += 1)])
    if ((value = value * 10 + code - ZERO) > maxInt + 1) return NONE
  if (!isWhole(bytes, start, end) || (isNegative ? value === 0 : value > maxInt)) return NONE
  return bytes[end] === POINT || beginsExponent(bytes[end]) ? NONE : end
}

/** A finite number. Zero has no sign. */
export function scanFloat(bytes: Buffer, at: number): number {
  const isNegative = bytes[at] === MINUS
  const start = isNegative ? at + 1 : at
  const point = skipDigits(bytes, start)
  if (!isWhole(bytes, start, point)) return NONE
  let end = point
  if (bytes[end] === POINT) {
    end = skipDigits(bytes, point + 1)
    if (end === point + 1) return NONE
  }
  const hasExponent = beginsExponent(bytes[end])
  if (hasExponent) end = skipExponent(bytes, end)
  if (end === NONE) return NONE
  const mayBeOdd =
    hasExponent || point - start > safeDigits || (isNegative && bytes[start] === ZERO)
  return mayBeOdd && !isOrdinary(bytes.toString('latin1', at, end)) ? NONE : end
}

function isOrdinary(text: string): boolean {
  const value = Number(text)
  return Number.isFinite(value) && !Object.is(value, -0)
}

function skipExponent(bytes: Uint8Array, at: number): number {
  const sign = bytes[at + 1]
  const start = sign === PLUS || sign === MINUS ? at + 2 : at + 1
  const end = skipDigits(bytes, start)
  return end === start ? NONE : end
}

function skipDigits(bytes: Uint8Array, at: number): number {
  let end = at
  while (isDigit(bytes[end])) end += 1
  return end
}

/** At least one digit, and no zero in front. */
function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && (bytes[start] !== ZERO || end === start + 1)
}

function isDigit(code: number | undefined): code is number {
  return code !== undefined && code >= ZERO && code <= NINE
}

function beginsExponent(code: number | undefined): boolean {
  return code === 0x65 || code === 0x45
}

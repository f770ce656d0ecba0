import { NONE, type Scan } from './scan.ts'

const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const maxInt = 2 ** 31 - 1
/** So many digits before the point cannot overflow a double. */
const safeDigits = 300
const exponent = /[eE][+-]?\d+/y

/** An integer of 32 bits, without fraction or exponent. Zero has no sign. */
export const scanInt: Scan = (text, at) => {
  const negative = text.charCodeAt(at) === MINUS
  const start = negative ? at + 1 : at
  let value = 0
  let end = start
  for (; isDigit(text.charCodeAt(end)); end += 1)
    if ((value = value * 10 + text.charCodeAt(end) - ZERO) > maxInt + 1) return NONE
  if (!isWhole(text, start, end) || (negative ? value === 0 : value > maxInt)) return NONE
  const next = text.charCodeAt(end)
  return next === POINT || beginsExponent(next) ? NONE : end
}

/** A finite number. Zero has no sign. */
export const scanFloat: Scan = (text, at) => {
  const negative = text.charCodeAt(at) === MINUS
  const start = negative ? at + 1 : at
  let end = skipDigits(text, start)
  if (!isWhole(text, start, end)) return NONE
  const isLong = end - start > safeDigits
  if (text.charCodeAt(end) === POINT) {
    const fraction = end + 1
    end = skipDigits(text, fraction)
    if (end === fraction) return NONE
  }
  const hasExponent = beginsExponent(text.charCodeAt(end))
  if (hasExponent) {
    exponent.lastIndex = end
    if (!exponent.test(text)) return NONE
    end = exponent.lastIndex
  }
  if (!isLong && !hasExponent && !(negative && text.charCodeAt(start) === ZERO)) return end
  const value = Number(text.slice(at, end))
  return Number.isFinite(value) && !Object.is(value, -0) ? end : NONE
}

function skipDigits(text: string, at: number): number {
  let end = at
  while (isDigit(text.charCodeAt(end))) end += 1
  return end
}

/** At least one digit, and no zero in front. */
function isWhole(text: string, start: number, end: number): boolean {
  return end > start && (text.charCodeAt(start) !== ZERO || end === start + 1)
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

function beginsExponent(code: number): boolean {
  return code === 0x65 || code === 0x45
}

import { NONE, type Scan } from './scan.ts'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const SPACE = 0x20
/** Escaped surrogates are left to the slow reader, which sees whether they are pairs. */
const escape = /\\(?:["\\/bfnrt]|u(?![Dd][89A-Fa-f])[\dA-Fa-f]{4})/y

/** Any string. */
export const scanString: Scan = (text, at) => {
  if (text.charCodeAt(at) !== QUOTE) return NONE
  for (let end = at + 1; end < text.length;) {
    const code = text.charCodeAt(end)
    if (code === QUOTE) return end + 1
    if (code < SPACE) return NONE
    if (code === BACKSLASH) {
      escape.lastIndex = end
      if (!escape.test(text)) return NONE
      end = escape.lastIndex
    } else end += 1
  }
  return NONE
}

/** A string without escapes, so that its text between the quotes is its value. */
export const scanPlainString: Scan = (text, at) => {
  if (text.charCodeAt(at) !== QUOTE) return NONE
  for (let end = at + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === QUOTE) return end + 1
    if (code === BACKSLASH || code < SPACE) return NONE
  }
  return NONE
}

/** A string of which the value passes a check. */
export function scanCheckedString(accepts: (value: string) => boolean): Scan {
  return (text, at) => {
    const end = scanPlainString(text, at)
    return end !== NONE && accepts(text.slice(at + 1, end - 1)) ? end : NONE
  }
}

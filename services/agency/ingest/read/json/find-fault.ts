/** Where a text stops being JSON. At the end of the text it is cut off, before that it is malformed. */
export interface JsonFault {
  readonly offset: number
  readonly atEnd: boolean
}

const SPACE = /[\t\n\r ]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![-+.\w])|true|false|null/y
const SCALAR_START = /(?:[-+.\d][-+.\deE]*|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)?/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'
type Bracket = '{' | '['

/** Finds the first fault by a walk over the tokens: JSON.parse does not always say where it stopped. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: Bracket[] = []
  let expected: Expected = 'value'
  let at = 0
  for (;;) {
    at += matchLength(SPACE, text, at)
    if (at >= text.length) {
      const isWhole = open.length === 0 && expected === 'comma-or-end'
      return isWhole ? undefined : fault(text, at)
    }
    const afterMark = stepOver(text.charAt(at), expected, open)
    if (afterMark === undefined) {
      const token = readToken(text, at, expected)
      at += token.length
      if (!token.isWhole) return fault(text, at)
      expected = isKeyNext(expected) ? 'colon' : 'comma-or-end'
    } else {
      at += 1
      expected = afterMark
    }
  }
}

function isKeyNext(expected: Expected): boolean {
  return expected === 'key' || expected === 'key-or-end'
}

function isValueNext(expected: Expected): boolean {
  return expected === 'value' || expected === 'value-or-end'
}

/** What may follow a punctuation mark, or undefined when the mark may not stand here or is none. */
function stepOver(char: string, expected: Expected, open: Bracket[]): Expected | undefined {
  const inside = open.at(-1)
  if (isValueNext(expected) && (char === '{' || char === '[')) {
    open.push(char)
    return char === '{' ? 'key-or-end' : 'value-or-end'
  }
  const closes = (char === '}' && inside === '{') || (char === ']' && inside === '[')
  if (closes && expected.endsWith('-or-end')) {
    open.pop()
    return 'comma-or-end'
  }
  if (char === ',' && expected === 'comma-or-end' && inside !== undefined) {
    return inside === '{' ? 'key' : 'value'
  }
  return char === ':' && expected === 'colon' ? 'value' : undefined
}

interface Token {
  /** How far it is good. */
  readonly length: number
  readonly isWhole: boolean
}

function readToken(text: string, at: number, expected: Expected): Token {
  if (!isKeyNext(expected) && !isValueNext(expected)) return { length: 0, isWhole: false }
  if (text.charAt(at) === '"') return readString(text, at)
  if (isKeyNext(expected)) return { length: 0, isWhole: false }
  const length = matchLength(SCALAR, text, at)
  if (length > 0) return { length, isWhole: true }
  return { length: matchLength(SCALAR_START, text, at), isWhole: false }
}

function readString(text: string, start: number): Token {
  let at = start + 1
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '"') return { length: at + 1 - start, isWhole: true }
    const step = char === '\\' ? matchLength(ESCAPE, text, at) : char < ' ' ? 0 : 1
    if (step === 0) {
      // An escape that the end of the text cuts is no wrong one.
      const isCut = char === '\\' && text.length - at < 6
      return { length: (isCut ? text.length : at) - start, isWhole: false }
    }
    at += step
  }
  return { length: at - start, isWhole: false }
}

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex - at : 0
}

function fault(text: string, offset: number): JsonFault {
  return { offset, atEnd: offset >= text.trimEnd().length }
}

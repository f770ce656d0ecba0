import type { ObjectShape, Shape } from '../shape.ts'
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  createLiteral,
  NONE,
  OPEN_LIST,
  scanLiterals,
  standsAt,
  type Scan,
} from './scan.ts'
import { scanFloat, scanInt } from './scan-number.ts'
import { scanCheckedString, scanString } from './scan-string.ts'

/** A value of this shape: every key once, in the order asked, every leaf as the contract wants it. */
export function compileScan(shape: Shape): Scan {
  const scan = scanPresent(shape)
  if (!shape.nullable) return scan
  return (text, at) => {
    const end = scan(text, at)
    return end === NONE ? scanNull(text, at) : end
  }
}

function scanPresent(shape: Shape): Scan {
  switch (shape.kind) {
    case 'leaf':
      if (shape.members !== undefined)
        return scanLiterals(shape.members.map((member) => JSON.stringify(member)))
      return scanners.get(shape.type) ?? scanCheckedString(shape.accepts)
    case 'list':
      return scanList(compileScan(shape.items))
    case 'object':
      return scanObject(shape)
  }
}

const scanNull = scanLiterals(['null'])

/** The other leaf types are strings with a rule of their own. */
const scanners: ReadonlyMap<string, Scan> = new Map([
  ['ID', scanString],
  ['String', scanString],
  ['Boolean', scanLiterals(['true', 'false'])],
  ['Int', scanInt],
  ['Float', scanFloat],
])

function scanList(item: Scan): Scan {
  return (text, at) => {
    const { bytes } = text
    if (bytes[at] !== OPEN_LIST) return NONE
    if (bytes[at + 1] === CLOSE_LIST) return at + 2
    for (let end = at; ;) {
      end = item(text, end + 1)
      if (end === NONE) return NONE
      if (bytes[end] === CLOSE_LIST) return end + 1
      if (bytes[end] !== COMMA) return NONE
    }
  }
}

function scanObject({ fields }: ObjectShape): Scan {
  const members = [...fields].map(([key, { shape }], index) => ({
    prefix: createLiteral(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`),
    scan: compileScan(shape),
  }))
  return (text, at) => {
    let end = at
    for (const { prefix, scan } of members) {
      if (!standsAt(text, prefix, end)) return NONE
      end = scan(text, end + prefix.length)
      if (end === NONE) return NONE
    }
    return text.bytes[end] === CLOSE_OBJECT ? end + 1 : NONE
  }
}

import type { ObjectShape, Shape } from '../shape.ts'
import { NONE, type Scan } from './scan.ts'
import { scanFloat, scanInt } from './scan-number.ts'
import { scanCheckedString, scanString } from './scan-string.ts'

/** A value of this shape: every key once, in the order asked, every leaf as the contract wants it. */
export function compileScan(shape: Shape): Scan {
  const scan = scanPresent(shape)
  if (!shape.nullable) return scan
  return (text, at) => {
    const end = scan(text, at)
    return end === NONE && text.startsWith('null', at) ? at + 4 : end
  }
}

function scanPresent(shape: Shape): Scan {
  switch (shape.kind) {
    case 'leaf':
      return scanners.get(shape.type) ?? scanCheckedString(shape.accepts)
    case 'list':
      return scanList(compileScan(shape.items))
    case 'object':
      return scanObject(shape)
  }
}

const scanBoolean: Scan = (text, at) => {
  if (text.startsWith('true', at)) return at + 4
  return text.startsWith('false', at) ? at + 5 : NONE
}

/** The other leaf types are strings with a rule of their own. */
const scanners: ReadonlyMap<string, Scan> = new Map([
  ['ID', scanString],
  ['String', scanString],
  ['Boolean', scanBoolean],
  ['Int', scanInt],
  ['Float', scanFloat],
])

function scanList(item: Scan): Scan {
  return (text, at) => {
    if (text[at] !== '[') return NONE
    if (text[at + 1] === ']') return at + 2
    for (let end = at; ;) {
      end = item(text, end + 1)
      if (end === NONE) return NONE
      if (text[end] === ']') return end + 1
      if (text[end] !== ',') return NONE
    }
  }
}

function scanObject({ fields }: ObjectShape): Scan {
  const members = [...fields].map(([key, { shape }], index) => ({
    prefix: `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`,
    scan: compileScan(shape),
  }))
  return (text, at) => {
    let end = at
    for (const { prefix, scan } of members) {
      if (!text.startsWith(prefix, end)) return NONE
      end = scan(text, end + prefix.length)
      if (end === NONE) return NONE
    }
    return text[end] === '}' ? end + 1 : NONE
  }
}

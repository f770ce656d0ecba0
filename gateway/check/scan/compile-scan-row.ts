import { ROW_KEY } from '../row-key.ts'
import type { ObjectShape } from '../shape.ts'
import { compileScan } from './compile-scan.ts'
import { NONE } from './scan.ts'

export interface ScannedRow {
  /** The text of each member, in the order asked, without the row key. */
  readonly members: readonly string[]
  readonly end: number
}

/** Reads an agency's own row at a place of a text; `undefined` when it is not exactly as asked, or not its own. */
export type ScanRow = (text: string, at: number, agency: string) => ScannedRow | undefined

/** Compiles the reader of a row. The row key is the first that is asked for. */
export function compileScanRow({ fields }: ObjectShape): ScanRow {
  const members = [...fields]
    .filter(([key]) => key !== ROW_KEY)
    .map(([key, { coordinate, shape }]) => ({
      name: `${JSON.stringify(key)}:`,
      // A field of an agency is null for an error alone, and errors are for the slow reader.
      scan: coordinate === 'Agency.id' ? undefined : compileScan({ ...shape, nullable: false }),
    }))
  return (text, at, agency) => {
    const id = JSON.stringify(agency)
    const head = `{"${ROW_KEY}":${id}`
    if (!text.startsWith(head, at)) return undefined
    let end = at + head.length
    const found: string[] = []
    for (const { name, scan } of members) {
      const start = end + 1
      if (text[end] !== ',' || !text.startsWith(name, start)) return undefined
      const value = start + name.length
      end = scan === undefined ? scanLiteral(text, value, id) : scan(text, value)
      if (end === NONE) return undefined
      found.push(text.slice(start, end))
    }
    return text[end] === '}' ? { members: found, end: end + 1 } : undefined
  }
}

function scanLiteral(text: string, at: number, literal: string): number {
  return text.startsWith(literal, at) ? at + literal.length : NONE
}

import { ROW_KEY } from '../row-key.ts'
import type { ObjectShape } from '../shape.ts'
import { compileScan } from './compile-scan.ts'
import { CLOSE_OBJECT, createLiteral, NONE, standsAt, type Literal, type ScanText } from './scan.ts'

/** An answer with what is to be read from it. */
export interface ScanSource extends ScanText {
  readonly textOf: (start: number, end: number) => string
  /** The id of the agency that sent it, in quotes. */
  readonly ownId: Literal
}

export interface ScannedRow {
  /** The text of each member, in the order asked, without the row key. */
  readonly members: readonly string[]
  readonly end: number
}

/** Reads an agency's own row at a place of an answer; `undefined` when it is not exactly as asked, or not its own. */
export type ScanRow = (source: ScanSource, at: number) => ScannedRow | undefined

const head = createLiteral(`{"${ROW_KEY}":`)

/** Compiles the reader of a row. The row key is the first that is asked for. */
export function compileScanRow({ fields }: ObjectShape): ScanRow {
  const members = [...fields]
    .filter(([key]) => key !== ROW_KEY)
    .map(([key, { coordinate, shape }]) => ({
      prefix: createLiteral(`,${JSON.stringify(key)}:`),
      // A field of an agency is null for an error alone, and errors are for the slow reader.
      scan: coordinate === 'Agency.id' ? undefined : compileScan({ ...shape, nullable: false }),
    }))
  return (source, at) => {
    const { bytes, textOf, ownId } = source
    let end = at + head.length + ownId.length
    if (!standsAt(source, head, at) || !standsAt(source, ownId, at + head.length)) return undefined
    const texts: string[] = []
    for (const { prefix, scan } of members) {
      if (!standsAt(source, prefix, end)) return undefined
      const start = end + 1
      const value = end + prefix.length
      if (scan !== undefined) end = scan(source, value)
      else end = standsAt(source, ownId, value) ? value + ownId.length : NONE
      if (end === NONE) return undefined
      texts.push(textOf(start, end))
    }
    return bytes[end] === CLOSE_OBJECT ? { members: texts, end: end + 1 } : undefined
  }
}

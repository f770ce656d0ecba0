import { ROW_KEY } from '../row-key.ts'
import type { ObjectShape } from '../shape.ts'
import { compileValue } from './compile-value.ts'
import { END, MEMBER, OWN_ID } from './program.ts'
import { ProgramWriter } from './program-writer.ts'
import { runProgram, type ScanText } from './run-program.ts'
import { NONE } from './none.ts'

export interface ScannedRow {
  /** Where the first member begins, in the order asked, without the row key; each other one begins after a comma. */
  readonly start: number
  /** Where each member ends. */
  readonly ends: readonly number[]
  /** Where the row ends. */
  readonly end: number
}

/** Reads an agency's own row at a place of an answer; `undefined` when it is not exactly as asked, or not its own. */
export type ScanRow = (text: ScanText, at: number) => ScannedRow | undefined

const head = `{"${ROW_KEY}":`

/** Compiles the reader of a row. The row key is the first that is asked for. */
export function compileScanRow({ fields }: ObjectShape): ScanRow {
  const writer = new ProgramWriter()
  writer.expect(head)
  writer.add(OWN_ID)
  for (const [key, { coordinate, shape }] of fields) {
    if (key === ROW_KEY) continue
    writer.expect(`,${JSON.stringify(key)}:`)
    // A field of an agency is null for an error alone, and errors are for the slow reader.
    if (coordinate === 'Agency.id') writer.add(OWN_ID)
    else compileValue(writer, { ...shape, nullable: false })
    writer.add(MEMBER)
  }
  writer.expect('}')
  writer.add(END)
  const program = writer.finish()
  return (text, at) => {
    const ends: number[] = []
    const end = runProgram(program, text, at, ends)
    const start = at + head.length + text.ownId.length + 1
    return end === NONE ? undefined : { start, ends, end }
  }
}

import { openSource } from './open-source.ts'
import type { OpenOptions, RejectedRow, Row, Source } from './source.ts'

export interface ReadWhole {
  readonly source: Source
  readonly rows: readonly Row[]
  readonly lines: readonly number[]
  readonly rejected: readonly RejectedRow[]
}

/** Walks a source to its end. */
export async function readWhole(source: Source): Promise<ReadWhole> {
  const rows: Row[] = []
  const lines: number[] = []
  const rejected: RejectedRow[] = []
  for await (const batch of source.rows) {
    rows.push(...batch.rows)
    lines.push(...batch.lines)
    rejected.push(...batch.rejected)
  }
  return { source, rows, lines, rejected }
}

/** Reads content as if it came through standard input, in pieces of `pieceBytes`. */
export async function readContent(
  content: string | Uint8Array,
  options: OpenOptions = {},
  pieceBytes = 64 * 1024,
): Promise<ReadWhole> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  await using source = await openSource('-', { ...options, stdin: inPieces(bytes, pieceBytes) })
  return await readWhole(source)
}

/** Records as objects, without the keys that they lack. */
export function asObjects({ source, rows }: ReadWhole): readonly Record<string, string | null>[] {
  return rows.map((row) => {
    const entries = source.columns.map((name, index) => [name, row[index]] as const)
    return Object.fromEntries(
      entries.flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell]])),
    )
  })
}

async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += pieceBytes)
    yield bytes.subarray(at, at + pieceBytes)
}

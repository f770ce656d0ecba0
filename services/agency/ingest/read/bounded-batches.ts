import type { RowBatch } from './source.ts'

const MAX_BATCH_ROWS = 8192

/** Cuts batches of very short rows into ones that a statement or a spread can take. */
export async function* boundedBatches(batches: AsyncIterable<RowBatch>): AsyncGenerator<RowBatch> {
  for await (const { rows, lines, rejected } of batches) {
    for (let at = 0; at < Math.max(rows.length, rejected.length); at += MAX_BATCH_ROWS) {
      const end = at + MAX_BATCH_ROWS
      yield {
        rows: rows.slice(at, end),
        lines: lines.slice(at, end),
        rejected: rejected.slice(at, end),
      }
    }
  }
}

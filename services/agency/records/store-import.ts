import { sql, type Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { kyselyOn } from '@citx/kit/database/open-database.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import { mergeRecords, type Merged } from './merge-records.ts'
import type { FoundBreak, NewCollected, NewFigure } from './new-figure.ts'
import type { NewRecord } from './new-record.ts'
import { stageRecords, type Staged } from './stage-records.ts'
import { storeCollected } from './store-collected.ts'
import { readScores, storeFigures, type StoredFigures } from './store-figures.ts'

/** What is known once the last row was read. */
export interface Conclusion {
  readonly figures: readonly NewFigure[]
  readonly collected: readonly NewCollected[]
  /** Finds breaks in all scores that the source has published so far, those of earlier exports included. */
  readonly detect?: (scores: readonly NewFigure[]) => readonly FoundBreak[]
  /** SHA-256 of the file, in hex. */
  readonly digest: string
  readonly rowsRead: number
  readonly rowsRejected: number
  readonly importedAt: Date
}

export interface StoredImport {
  readonly staged: Staged
  readonly records: Merged & { readonly unchanged: number }
  readonly figures: StoredFigures
  /** Found in all scores that the source has published so far. */
  readonly breaks: readonly FoundBreak[]
}

/**
 * Stores an export in one transaction: all of it or, when anything fails (also in `batches` or `conclude`), nothing. The
 * same or an overlapping export adds nothing twice. What an export no longer holds stays: exports are often partial.
 */
export async function storeImport(
  pool: Pool,
  source: string,
  batches: AsyncIterable<readonly NewRecord[]>,
  conclude: () => Conclusion,
): Promise<StoredImport> {
  const stored = await inTransaction(pool, async (client, db) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`citx_ingest ${source}`}, 0))`.execute(
      db,
    )
    const staged = await stageRecords(client, db, batches)
    const conclusion = conclude()
    const merged = await mergeRecords(db, source)
    const figures = await storeFigures(db, source, conclusion.figures)
    const breaks = conclusion.detect?.(await readScores(db, source)) ?? []
    await storeCollected(db, source, conclusion.collected, breaks)
    const records = { ...merged, unchanged: staged.records - merged.new - merged.changed }
    await logImport(db, source, conclusion, records, figures)
    return { staged, records, figures, breaks }
  })
  // The server does it by itself, but a minute later; a release that comes sooner would be planned blindly.
  if (stored.records.new + stored.records.changed > 0) await pool.query('analyze records.record')
  return stored
}

async function logImport(
  db: Kysely<unknown>,
  source: string,
  conclusion: Conclusion,
  records: StoredImport['records'],
  figures: StoredFigures,
): Promise<void> {
  const { digest, importedAt, rowsRead, rowsRejected } = conclusion
  await sql`
    insert into records.import (source, digest, imported_at, rows_read, rows_rejected,
      records_new, records_changed, records_unchanged, figures_new, figures_changed)
    values (${source}, ${digest}, ${importedAt}, ${rowsRead}, ${rowsRejected},
      ${records.new}, ${records.changed}, ${records.unchanged}, ${figures.new}, ${figures.changed})
  `.execute(db)
}

/** COPY needs the connection itself, which kysely does not hand out; so both are put on one connection here. */
async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient, db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const db = kyselyOn<unknown>({
    options: pool.options,
    connect: async () => ({
      query: client.query.bind(client),
      release: () => undefined,
    }),
    end: async () => undefined,
  })
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(client, db)
    await client.query('commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failed: unknown) => (failed instanceof Error ? failed : new Error(String(failed))),
    )
    throw toCitxError(error)
  } finally {
    client.release(broken)
  }
}

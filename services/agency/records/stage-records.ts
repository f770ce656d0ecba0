import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql, type Kysely } from 'kysely'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { createCopyEncoder, STAGING_COLUMNS } from './copy-encoder.ts'
import type { NewRecord } from './new-record.ts'

/** What came in, after only the last row of each record was kept. */
export interface Staged {
  readonly records: number
  readonly duplicates: number
}

/** COPYs records into a temporary table that goes with the transaction. */
export async function stageRecords(
  client: ClientBase,
  db: Kysely<unknown>,
  batches: AsyncIterable<readonly NewRecord[]>,
): Promise<Staged> {
  const columns = sql.raw(STAGING_COLUMNS.join(', '))
  await sql`create temporary table staging (${columns}) on commit drop`.execute(db)
  const copy = client.query(copyFrom('copy staging from stdin (format binary)'))
  await pipeline(Readable.from(encode(batches), { objectMode: true, highWaterMark: 4 }), copy)
  await sql`analyze staging`.execute(db)
  const removed = await sql`
    delete from staging s
    using (
      select family, record_id, max(position) as position
      from staging group by family, record_id having count(*) > 1
    ) last
    where s.family = last.family and s.record_id = last.record_id and s.position < last.position
  `.execute(db)
  const duplicates = Number(removed.numAffectedRows ?? 0n)
  return { records: copy.rowCount - duplicates, duplicates }
}

async function* encode(batches: AsyncIterable<readonly NewRecord[]>): AsyncGenerator<Buffer> {
  const encoder = createCopyEncoder()
  for await (const batch of batches) {
    for (const record of batch) {
      const chunk = encoder.add(record)
      if (chunk !== undefined) yield chunk
    }
  }
  yield encoder.end()
}

import { sql, type Kysely, type Transaction } from 'kysely'
import type { ReleaseTable } from './tables.ts'

/** A release of the history, without its rows. */
export type StoredRelease = ReleaseTable

/** The agency's releases in their order. */
export async function readHistory<DB>(db: Kysely<DB>): Promise<readonly StoredRelease[]> {
  const { rows } = await sql<ReleaseTable>`
    select seq, id, previous, "window", supersedes, withdrawn, manifest
    from release.release order by seq`.execute(db)
  return rows
}

const CHUNK = 5000

/** Stores rows first and the release last; nobody sees any of it before the transaction ends. */
export async function insertRelease(
  transaction: Transaction<unknown>,
  release: ReleaseTable,
  lines: readonly string[],
): Promise<void> {
  const { seq } = release
  for (let start = 0; start < lines.length; start += CHUNK)
    await sql`
      insert into release.row (seq, position, line)
      select ${seq}::int, ${start}::int + ordinality - 1, line
      from unnest(${lines.slice(start, start + CHUNK)}::text[]) with ordinality as given (line, ordinality)
    `.execute(transaction)
  await sql`
    insert into release.release (seq, id, previous, "window", supersedes, withdrawn, manifest)
    values (${seq}, ${release.id}, ${release.previous}, ${release.window}, ${release.supersedes},
      ${release.withdrawn}, ${release.manifest})
  `.execute(transaction)
}

/** Position of the newest release; 0 before the first. */
export async function readNewestSeq<DB>(db: Kysely<DB>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0) as seq from release.release`.execute(db)
  return rows[0]?.seq ?? 0
}

/** The lines of one release, in their order. */
export async function readLines<DB>(db: Kysely<DB>, seq: number): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select line from release.row where seq = ${seq} order by position`.execute(db)
  return rows.map(({ line }) => line)
}

import { sql, type Kysely, type Transaction } from 'kysely'
import type { Migration } from 'kysely/migration'
import { CitxError } from '../errors/citx-error.ts'

/** Migrations by name; names sort in the order of their making, such as `0001_records`. */
export type Migrations = Readonly<Record<string, Migration>>

/** Whose migrations these are, so that several sets may live in one database: `agency`, `directory`. */
export interface MigrateOptions {
  readonly owner: string
}

/**
 * Brings a database up to date in one transaction under a lock, so that processes that start together wait for each other.
 * Returns the names that were applied. Fails with DATABASE_NEWER when the database holds a migration that is not in the
 * list, INTERNAL when the list has a new one before an applied one, DATABASE_DOWN when it cannot connect.
 */
export async function migrate<DB>(
  db: Kysely<DB>,
  migrations: Migrations,
  { owner }: MigrateOptions,
): Promise<readonly string[]> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('citx_migration', 0))`.execute(
      transaction,
    )
    const applied = await readApplied(transaction, owner)
    const pending = findPending(Object.keys(migrations), applied, owner)
    for (const name of pending) {
      await migrations[name]?.up(transaction)
      await sql`insert into citx_migration (owner, name) values (${owner}, ${name})`.execute(
        transaction,
      )
    }
    return pending
  })
}

async function readApplied<DB>(
  transaction: Transaction<DB>,
  owner: string,
): Promise<ReadonlySet<string>> {
  await sql`create table if not exists citx_migration (
    owner text not null,
    name text not null,
    applied_at timestamptz not null default now(),
    primary key (owner, name)
  )`.execute(transaction)
  const { rows } = await sql<{
    name: string
  }>`select name from citx_migration where owner = ${owner}`.execute(transaction)
  return new Set(rows.map(({ name }) => name))
}

function findPending(
  known: readonly string[],
  applied: ReadonlySet<string>,
  owner: string,
): readonly string[] {
  const unknown = [...applied].filter((name) => !known.includes(name)).toSorted()
  if (unknown.length > 0) {
    throw new CitxError(
      'DATABASE_NEWER',
      `the database has migrations of ${owner} that this version does not know: ${unknown.join(', ')}; start the newer version`,
    )
  }
  const pending = known.filter((name) => !applied.has(name)).toSorted()
  const last = [...applied].toSorted().at(-1)
  const late = pending.find((name) => last !== undefined && name < last)
  if (late === undefined) return pending
  throw new CitxError(
    'INTERNAL',
    `migration ${late} of ${owner} sorts before ${last}, already applied`,
  )
}

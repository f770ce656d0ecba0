import { sql, type Kysely } from 'kysely'
import type { Secret } from '@citx/kit/config/secret.ts'
import { createLoginRole } from '@citx/kit/database/roles.ts'

/** The role that serves a database's releases. */
export function readerRoleOf(database: string): string {
  return `${database}_reader`
}

/**
 * Makes the role that the subgraph connects as. It may read the tables of schema `release` and do nothing else: no other
 * schema, no temporary tables, no other database. Safe to repeat; fails as `createLoginRole` does.
 */
export async function createReaderRole<DB>(
  db: Kysely<DB>,
  database: string,
  password: Secret<string>,
): Promise<void> {
  const role = sql.id(readerRoleOf(database))
  await createLoginRole(db, readerRoleOf(database), password)
  await db.transaction().execute(async (transaction) => {
    const owned = sql.id(database)
    for (const statement of [
      // Two processes that grant on one object at once would otherwise meet "tuple concurrently updated".
      sql`select pg_advisory_xact_lock(hashtextextended('citx_reader_role', 0))`,
      sql`revoke all on database ${owned} from public`,
      sql`revoke all on schema public from public`,
      sql`grant connect on database ${owned} to ${role}`,
      sql`grant usage on schema release to ${role}`,
      sql`grant select on release.release, release.row to ${role}`,
      sql`alter role ${role} in database ${owned} set default_transaction_read_only = on`,
      sql`alter role ${role} in database ${owned} set statement_timeout = '30s'`,
    ])
      await statement.execute(transaction)
  })
}

import { connectClient } from '@citx/kit/database/open-database.ts'
import type { Secret } from '@citx/kit/config/secret.ts'
import { escapeIdentifier } from 'pg'

/** Drops the roles whose names begin so. What they may do in a database must be gone with the database before. */
export async function dropRoles(adminUrl: Secret<string>, prefix: string): Promise<void> {
  const client = await connectClient(adminUrl, { applicationName: 'citx-test' })
  try {
    const { rows } = await client.query<{ name: string }>(
      'select rolname as name from pg_roles where starts_with(rolname, $1)',
      [prefix],
    )
    for (const { name } of rows) await client.query(`drop role if exists ${escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}

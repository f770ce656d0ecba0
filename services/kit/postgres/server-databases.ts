import { escapeIdentifier, type Client } from 'pg'
import type { Secret } from '../config/secret.ts'
import { changeDatabaseUrl } from '../database/database-url.ts'
import { connectClient } from '../database/open-database.ts'
import { sqlState } from '../database/sql-state.ts'
import { CitxError } from '../errors/citx-error.ts'
import type { CreateDatabaseOptions, PostgresServer } from './postgres-server.ts'

/** What every server offers, whoever started it. */
export function serverDatabases(
  adminUrl: Secret<string>,
): Pick<PostgresServer, 'adminUrl' | 'createDatabase' | 'dropDatabase' | 'urlFor'> {
  return {
    adminUrl,
    urlFor: (database, { user, password } = {}) =>
      changeDatabaseUrl(adminUrl, { database: parseDatabaseName(database), user, password }),
    createDatabase: (name, options = {}) =>
      asAdmin(adminUrl, (client) => createDatabase(client, name, options)),
    dropDatabase: (name) =>
      asAdmin(adminUrl, async (client) => {
        await client.query(`drop database if exists ${quote(name)} with (force)`)
      }),
  }
}

async function asAdmin<T>(url: Secret<string>, action: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectClient(url, { applicationName: 'citx-admin' })
  try {
    return await action(client)
  } finally {
    await client.end()
  }
}

async function createDatabase(
  client: Client,
  name: string,
  { template }: CreateDatabaseOptions,
): Promise<boolean> {
  const id = quote(name)
  const found = await client.query('select from pg_database where datname = $1', [name])
  if (found.rowCount === 1) return false
  const source = template === undefined ? `template0 encoding 'UTF8'` : quote(template)
  try {
    await client.query(`create database ${id} template ${source}`)
    // By default every role of the server may connect to every database.
    await client.query(`revoke all on database ${id} from public`)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw sqlState(error) === '42501' ? mayNotCreate(name, error) : error
  }
}

/** Two that create the same database at once: the second meets the name, or its row in the catalogue. */
function isDuplicate(error: unknown): boolean {
  return ['42P04', '23505'].includes(sqlState(error) ?? '')
}

function mayNotCreate(name: string, cause: unknown): CitxError {
  return new CitxError(
    'FORBIDDEN',
    `the user of DATABASE_URL may not create database ${name}; give it CREATEDB, or create that database by hand`,
    { cause },
  )
}

function quote(name: string): string {
  return escapeIdentifier(parseDatabaseName(name))
}

function parseDatabaseName(name: string): string {
  if (/^[a-zA-Z_][a-zA-Z0-9_-]{0,62}$/.test(name)) return name
  throw new CitxError(
    'BAD_CONFIG',
    `${JSON.stringify(name)} cannot be a database name: use up to 63 letters, digits, _ and -`,
  )
}

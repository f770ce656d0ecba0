import type { Secret } from '../config/secret.ts'
import { describeAddress } from '../database/database-url.ts'
import { connectClient } from '../database/open-database.ts'
import { CitxError } from '../errors/citx-error.ts'
import { silentLogger, type Logger } from '../log/logger.ts'
import type { PostgresServer } from './postgres-server.ts'
import { serverDatabases } from './server-databases.ts'
import { startPostgres } from './start-postgres.ts'

/** The address of a server to use, or else the folder of the embedded one. */
export interface ResolvePostgresOptions {
  readonly databaseUrl?: Secret<string> | undefined
  readonly dataDir: string
  readonly durable?: boolean
  readonly log?: Logger
}

const oldestVersion = 150_000

/**
 * The server named by DATABASE_URL, or the embedded one without it; the log and `description` say which. Fails with
 * DATABASE_UNSUPPORTED below version 15 or without UTF8, DATABASE_DOWN, BAD_CONFIG, and as `startPostgres`.
 */
export async function resolvePostgres(options: ResolvePostgresOptions): Promise<PostgresServer> {
  const { databaseUrl, ...embedded } = options
  return databaseUrl === undefined
    ? startPostgres(embedded)
    : useServer(databaseUrl, options.log ?? silentLogger)
}

async function useServer(url: Secret<string>, log: Logger): Promise<PostgresServer> {
  const { host } = describeAddress(url)
  const { version, versionNumber, encoding } = await readServer(url)
  if (Number(versionNumber) < oldestVersion) {
    throw unsupported(`PostgreSQL ${version} at ${host} is too old; this program needs 15 or newer`)
  }
  if (encoding !== 'UTF8') {
    throw unsupported(`the database at ${host} is in ${encoding}; name one that was made with UTF8`)
  }
  const description = `PostgreSQL ${version} at ${host}`
  log.info({ host, version }, description)
  return {
    kind: 'external',
    description,
    ...serverDatabases(url),
    stop: leaveRunning,
    [Symbol.asyncDispose]: leaveRunning,
  }
}

/** Not ours to stop. */
function leaveRunning(): Promise<void> {
  return Promise.resolve()
}

interface ServerFacts {
  readonly version: string
  readonly versionNumber: string
  readonly encoding: string
}

async function readServer(url: Secret<string>): Promise<ServerFacts> {
  const client = await connectClient(url, { applicationName: 'citx-launcher' })
  try {
    const { rows } = await client.query<ServerFacts>(`select
      current_setting('server_version') as version,
      current_setting('server_version_num') as "versionNumber",
      current_setting('server_encoding') as encoding`)
    const [facts] = rows
    if (facts !== undefined) return facts
    throw new CitxError('INTERNAL', 'the database server did not say its version')
  } finally {
    await client.end()
  }
}

function unsupported(message: string): CitxError {
  return new CitxError('DATABASE_UNSUPPORTED', message)
}

import { join } from 'node:path'
import { Secret } from '../config/secret.ts'
import type { Logger } from '../log/logger.ts'
import type { PostgresServer } from './postgres-server.ts'
import { resolvePostgres } from './resolve-postgres.ts'

export interface FindPostgresOptions {
  /** The folder that holds everything; the embedded server lives in its `postgres`. */
  readonly dataDir: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly log?: Logger | undefined
}

/** The server that the environment's DATABASE_URL names (blank counts as absent), else the embedded one of a data folder. Fails as `resolvePostgres`. */
export function findPostgres({
  dataDir,
  env = {},
  log,
}: FindPostgresOptions): Promise<PostgresServer> {
  const url = env['DATABASE_URL']
  return resolvePostgres({
    dataDir: join(dataDir, 'postgres'),
    ...(url !== undefined && url !== '' && { databaseUrl: new Secret(url) }),
    ...(log !== undefined && { log }),
  })
}

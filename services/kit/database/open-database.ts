import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg'
import type { Secret } from '../config/secret.ts'
import { silentLogger, type Logger } from '../log/logger.ts'
import { columnTypes } from './column-types.ts'
import { describeAddress } from './database-url.ts'
import { translateConnectError } from './translate-connect-error.ts'

/** How many connections at most (10), the name that the server shows for them, and limits in milliseconds. */
export interface DatabaseOptions {
  readonly applicationName: string
  readonly poolSize?: number
  readonly connectTimeoutMs?: number
  readonly statementTimeoutMs?: number
  readonly log?: Logger
}

/**
 * Opens a database for typed queries: camelCase here, snake_case there, keys inside json untouched, columns as
 * `columnTypes` says. Connects at the first query, which fails with DATABASE_DOWN when it cannot.
 */
export function openDatabase<DB>(url: Secret<string>, options: DatabaseOptions): Kysely<DB> {
  return kyselyOn<DB>(openPool(url, options))
}

/** Opens a bare pool with the same settings, for COPY; its `connect` fails with DATABASE_DOWN. End it with `end()`. */
export function openPool(url: Secret<string>, options: DatabaseOptions): Pool {
  const pool = new DatabasePool(clientConfig(url, options), describeConnect(url))
  const log = options.log ?? silentLogger
  // An idle connection that breaks would otherwise end the process; the pool opens another when one is needed.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'))
  return pool
}

/** Connects one client with the same settings. Fails with DATABASE_DOWN. End it with `end()`. */
export async function connectClient(
  url: Secret<string>,
  options: Omit<DatabaseOptions, 'poolSize'>,
): Promise<Client> {
  const client = new Client(clientConfig(url, options))
  const log = options.log ?? silentLogger
  client.on('error', (error) => log.warn({ err: error }, 'a database connection broke'))
  try {
    await client.connect()
    return client
  } catch (error) {
    throw describeConnect(url)(error)
  }
}

/** Typed queries over a pool that is already open; `destroy()` ends the pool. */
export function kyselyOn<DB>(pool: PostgresPool): Kysely<DB> {
  return new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

type Describe = (error: unknown) => Error

/** How long `end` waits for a server to close its side. */
const endTimeoutMs = 5000

class DatabasePool extends Pool {
  readonly #describe: Describe
  readonly #open = new Set<PoolClient>()

  constructor(config: PoolConfig, describe: Describe) {
    super(config)
    this.#describe = describe
    this.on('connect', (client) => this.#open.add(client))
    this.on('remove', (client) => this.#open.delete(client))
  }

  override end(): Promise<void>
  override end(onEnd: () => void): void
  override end(onEnd?: () => void): Promise<void> | void {
    const ended = super.end().then(() => this.#closed())
    if (onEnd === undefined) return ended
    void ended.then(onEnd)
  }

  /** The driver's pool has ended as soon as it has said goodbye; a server stopped right then would break its connections. */
  #closed(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, endTimeoutMs)
      const check = (): void => {
        if (this.#open.size > 0) return
        clearTimeout(timer)
        resolve()
      }
      this.on('remove', check)
      check()
    })
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Parameters<Pool['connect']>[0]): void
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | void {
    if (callback !== undefined) return super.connect(callback)
    return super.connect().catch((error: unknown) => {
      throw this.#describe(error)
    })
  }
}

function describeConnect(url: Secret<string>): Describe {
  const address = describeAddress(url)
  return (error) => translateConnectError(error, address)
}

function clientConfig(url: Secret<string>, options: DatabaseOptions): PoolConfig {
  return {
    connectionString: url.reveal(),
    max: options.poolSize ?? 10,
    application_name: options.applicationName,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    statement_timeout: options.statementTimeoutMs ?? false,
    types: columnTypes,
    allowExitOnIdle: true,
  }
}

import { setTimeout as wait } from 'node:timers/promises'
import { Secret } from '../config/secret.ts'
import { connectClient } from '../database/open-database.ts'
import { CitxError, isCitxError } from '../errors/citx-error.ts'
import { silentLogger, type Logger } from '../log/logger.ts'
import { prepareDataFolder, type DataFolder } from './data-folder.ts'
import { ensureCluster } from './ensure-cluster.ts'
import { findRunningPostmaster } from './find-running-postmaster.ts'
import { launchPostmaster } from './launch-postmaster.ts'
import type { PostgresServer } from './postgres-server.ts'
import { readPasswordFile } from './read-password-file.ts'
import { serverDatabases } from './server-databases.ts'
import { starterSetting } from './server-settings.ts'
import { shareServer } from './share-server.ts'
import { stopServer } from './stop-postmaster.ts'
import { makeBinariesUsable } from './usable-binaries.ts'

/** Where the server keeps everything, and whether a power cut may lose data (`durable: false`, for tests). */
export interface StartPostgresOptions {
  readonly dataDir: string
  readonly durable?: boolean
  readonly log?: Logger
}

/**
 * Starts the embedded PostgreSQL, reachable over a Unix socket alone, or shares the one that other processes use; the last of
 * them to stop or end stops it. Makes the cluster at the first start, and takes over a server that a killed process left
 * running. Fails with DATABASE_LOCKED when others use it and it is not as durable as asked for, DATABASE_UNSUPPORTED on other
 * platforms, DATABASE_DOWN, DISK_FULL.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<PostgresServer> {
  const { dataDir, durable = true, log = silentLogger } = options
  const folder = await prepareDataFolder(dataDir)
  const { server, leave } = await shareServer(folder, async ({ shared }) => {
    const found = await findServer(folder, { durable, shared, log })
    return found ?? launchServer(folder, { durable, log })
  })
  const { adminUrl, facts, shared } = server
  const sharing = shared ? `, shared with the process that started it (${facts.startedBy})` : ''
  const description = `embedded PostgreSQL ${facts.version} in ${folder.path}${sharing} (for trying and testing; set DATABASE_URL for production)`
  log.info({ version: facts.version, dataDir: folder.path, shared }, description)
  const stop = once(leave)
  return {
    kind: 'embedded',
    description,
    ...serverDatabases(adminUrl),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

interface FoundServer {
  readonly adminUrl: Secret<string>
  readonly facts: ServerFacts
  readonly shared: boolean
}

interface Wanted {
  readonly durable: boolean
  readonly log: Logger
}

/** Those who share a server take it as it is, as long as it keeps what they write; one that nobody uses can be restarted. */
async function findServer(
  folder: DataFolder,
  { durable, shared, log }: Wanted & { readonly shared: boolean },
): Promise<FoundServer | undefined> {
  const found = await findRunningPostmaster(folder)
  if (found === undefined) return undefined
  const adminUrl = addressOf(found.socketDir, await readPasswordFile(folder.passwordFile))
  const facts = await readFacts(adminUrl)
  if (shared) {
    if (durable && !facts.durable) throw notDurable(folder, facts)
    return { adminUrl, facts, shared }
  }
  if (durable === facts.durable) {
    const message = 'took over the embedded PostgreSQL that an earlier process left running'
    log.warn({ serverPid: found.pid }, message)
    return { adminUrl, facts, shared }
  }
  await stopServer(folder)
  return undefined
}

async function launchServer(folder: DataFolder, { durable, log }: Wanted): Promise<FoundServer> {
  const binaries = await makeBinariesUsable(folder)
  const password = await ensureCluster(folder, binaries, { durable })
  const socketDir = await retryWhileMemoryIsHeld(() =>
    launchPostmaster(folder, binaries, { durable, log }),
  )
  const adminUrl = addressOf(socketDir, password)
  return { adminUrl, facts: await readFacts(adminUrl), shared: false }
}

const memoryWaitMs = 10_000

/** A dying server process already shows no command line, by which it would be found, while it still holds its shared memory. */
async function retryWhileMemoryIsHeld<T>(launch: () => Promise<T>): Promise<T> {
  const startedAt = Date.now()
  for (;;) {
    try {
      return await launch()
    } catch (error) {
      const held = isCitxError(error, 'DATABASE_DOWN') && /shared memory block/.test(error.message)
      if (!held || Date.now() - startedAt > memoryWaitMs) throw error
      await wait(200)
    }
  }
}

function notDurable(folder: DataFolder, { startedBy }: ServerFacts): CitxError {
  return new CitxError(
    'DATABASE_LOCKED',
    `the server in ${folder.path} is in use and was started (by process ${startedBy}) so that a power cut may lose data, which is not acceptable here; end the processes that use it first, or use another data folder`,
  )
}

function addressOf(socketDir: string, password: Secret<string>): Secret<string> {
  const host = encodeURIComponent(socketDir)
  return new Secret(`postgres://postgres:${password.reveal()}@/postgres?host=${host}`)
}

interface ServerFacts {
  readonly version: string
  readonly durable: boolean
  readonly startedBy: string
}

async function readFacts(url: Secret<string>): Promise<ServerFacts> {
  const client = await connectClient(url, { applicationName: 'citx-launcher' })
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version, current_setting('fsync') = 'on' as durable,
        coalesce(current_setting($1, true), 'unknown') as "startedBy"`,
      [starterSetting],
    )
    const [facts] = rows
    if (facts !== undefined) return facts
    throw new CitxError('INTERNAL', 'the embedded PostgreSQL did not say its version')
  } finally {
    await client.end()
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= action())
}

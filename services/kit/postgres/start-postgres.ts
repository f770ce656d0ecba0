import { existsSync } from 'node:fs'
import { Secret } from '../config/secret.ts'
import { connectClient } from '../database/open-database.ts'
import { silentLogger, type Logger } from '../log/logger.ts'
import { prepareDataFolder, type DataFolder } from './data-folder.ts'
import { ensureCluster } from './ensure-cluster.ts'
import { findRunningPostmaster } from './find-running-postmaster.ts'
import { lockFolder } from './folder-lock.ts'
import { launchPostmaster, waitUntilReady, type RunningPostmaster } from './launch-postmaster.ts'
import type { PostgresServer } from './postgres-server.ts'
import { serverDatabases } from './server-databases.ts'
import { removeSocketFolder } from './socket-folder.ts'
import { stopPostmaster } from './stop-postmaster.ts'
import { forgetPostmaster, stopWithProcess } from './stop-with-process.ts'
import { makeBinariesUsable } from './usable-binaries.ts'

/** Where the server keeps everything, and whether a power cut may lose data (`durable: false`, for tests). */
export interface StartPostgresOptions {
  readonly dataDir: string
  readonly durable?: boolean
  readonly log?: Logger
}

/**
 * Starts the embedded PostgreSQL, reachable over a Unix socket alone, and stops it with this process. Makes the cluster at
 * the first start, and takes over a server that a killed process left running. Fails with DATABASE_LOCKED when another
 * process uses the folder, DATABASE_UNSUPPORTED on other platforms, DATABASE_DOWN, DISK_FULL.
 */
export async function startPostgres(options: StartPostgresOptions): Promise<PostgresServer> {
  const { dataDir, durable = true, log = silentLogger } = options
  const folder = await prepareDataFolder(dataDir)
  const lock = await lockFolder(folder.path)
  try {
    const binaries = await makeBinariesUsable(folder)
    const password = await ensureCluster(folder, binaries, { durable })
    const taken = await takeOver(folder, password, { durable, log })
    const postmaster = taken ?? (await launchPostmaster(folder, binaries, { durable, log }))
    return await serve({ folder, postmaster, password, lock, log })
  } catch (error) {
    await lock[Symbol.asyncDispose]()
    throw error
  }
}

async function takeOver(
  folder: DataFolder,
  password: Secret<string>,
  { durable, log }: { readonly durable: boolean; readonly log: Logger },
): Promise<RunningPostmaster | undefined> {
  const found = await findRunningPostmaster(folder)
  if (found === undefined) return undefined
  const { pid, socketDir } = found
  await waitUntilReady(folder, pid, { logStart: 0, ended: () => !existsSync(`/proc/${pid}`) })
  const fsync = await ask(addressOf(socketDir, password), 'show fsync')
  if (durable === (fsync === 'on')) {
    log.warn(
      { serverPid: pid },
      'took over the embedded PostgreSQL that an earlier process left running',
    )
    return found
  }
  await stopPostmaster(folder.cluster, pid)
  await removeSocketFolder(socketDir)
  return undefined
}

interface Served {
  readonly folder: DataFolder
  readonly postmaster: RunningPostmaster
  readonly password: Secret<string>
  readonly lock: AsyncDisposable
  readonly log: Logger
}

async function serve({ folder, postmaster, password, lock, log }: Served): Promise<PostgresServer> {
  const { pid, socketDir } = postmaster
  stopWithProcess(pid)
  const adminUrl = addressOf(socketDir, password)
  const version = await ask(adminUrl, 'show server_version')
  const description = `embedded PostgreSQL ${version} in ${folder.path} (for trying and testing; set DATABASE_URL for production)`
  log.info({ serverPid: pid, version, dataDir: folder.path }, description)
  const stop = once(async () => {
    await stopPostmaster(folder.cluster, pid)
    forgetPostmaster(pid)
    await removeSocketFolder(socketDir)
    await lock[Symbol.asyncDispose]()
  })
  return {
    kind: 'embedded',
    description,
    ...serverDatabases(adminUrl),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function addressOf(socketDir: string, password: Secret<string>): Secret<string> {
  const host = encodeURIComponent(socketDir)
  return new Secret(`postgres://postgres:${password.reveal()}@/postgres?host=${host}`)
}

async function ask(
  url: Secret<string>,
  query: 'show fsync' | 'show server_version',
): Promise<string> {
  const client = await connectClient(url, { applicationName: 'citx-launcher' })
  try {
    const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' })
    return rows[0]?.[0] ?? ''
  } finally {
    await client.end()
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => (running ??= action())
}

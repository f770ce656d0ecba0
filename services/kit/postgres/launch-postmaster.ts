import { spawn, type ChildProcess } from 'node:child_process'
import { open, readFile, rename, stat, type FileHandle } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { CitxError } from '../errors/citx-error.ts'
import type { Logger } from '../log/logger.ts'
import type { DataFolder } from './data-folder.ts'
import { endWithProcess } from './end-with-process.ts'
import { findPostmaster } from './postmaster.ts'
import { asServer } from './server-identity.ts'
import { serverOptions } from './server-settings.ts'
import { makeSocketFolder } from './socket-folder.ts'
import type { UsableBinaries } from './usable-binaries.ts'

const readyTimeoutMs = 120_000
const stepMs = 20
const maxLogBytes = 4 * 1024 * 1024

/** Starts the server, waits until it accepts connections and returns the folder of its socket. Fails with DATABASE_DOWN or DISK_FULL and the end of its log. */
export async function launchPostmaster(
  folder: DataFolder,
  binaries: UsableBinaries,
  { durable, log }: { readonly durable: boolean; readonly log: Logger },
): Promise<string> {
  const socketDir = await makeSocketFolder(folder)
  await using logFile = await openLog(folder.logFile)
  const logStart = (await logFile.stat()).size
  const options = serverOptions(folder.cluster, socketDir, { durable })
  const run = asServer(folder.identity, binaries.postgres, options)
  const child = spawn(run.command, run.args, {
    ...run.user,
    cwd: '/',
    env: binaries.env,
    // A group of its own, so that Ctrl-C in a terminal reaches us alone and connections end before their server.
    detached: true,
    stdio: ['ignore', logFile.fd, logFile.fd],
  })
  child.unref()
  // Until it has written who it is, nobody else could find it to stop it.
  const forget = endWithProcess(() => void child.kill('SIGINT'))
  try {
    const pid = await started(child, folder)
    child.once('exit', (code, signal) => {
      if (code !== 0)
        log.error({ serverPid: pid, code, signal }, `PostgreSQL ended; see ${folder.logFile}`)
    })
    await waitUntilReady(folder, child, logStart)
    return socketDir
  } catch (error) {
    child.kill('SIGQUIT')
    throw error
  } finally {
    forget()
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function started(child: ChildProcess, folder: DataFolder): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => {
      const message = `the embedded PostgreSQL in ${folder.path} did not start: ${cause.message}`
      reject(new CitxError('DATABASE_DOWN', message, { cause }))
    })
    child.once('spawn', () => {
      if (child.pid !== undefined) resolve(child.pid)
    })
  })
}

async function waitUntilReady(
  folder: DataFolder,
  child: ChildProcess,
  logStart: number,
): Promise<void> {
  const deadline = Date.now() + readyTimeoutMs
  while (Date.now() < deadline) {
    const postmaster = findPostmaster(folder.cluster)
    if (postmaster?.pid === child.pid && postmaster?.status === 'ready') return
    if (hasEnded(child)) throw await didNotStart(folder, logStart, 'ended at once')
    await wait(stepMs)
  }
  throw await didNotStart(folder, logStart, `was not ready after ${readyTimeoutMs / 1000} s`)
}

async function openLog(path: string): Promise<FileHandle> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  )
  if (size > maxLogBytes) await rename(path, `${path}.1`)
  return open(path, 'a', 0o600)
}

async function didNotStart(folder: DataFolder, logStart: number, what: string): Promise<CitxError> {
  const log = (await readFile(folder.logFile)).subarray(logStart).toString('utf8')
  const code = /No space left on device/.test(log) ? 'DISK_FULL' : 'DATABASE_DOWN'
  const end = log.trim().slice(-2000)
  return new CitxError(code, `the embedded PostgreSQL in ${folder.path} ${what}: ${end}`)
}

import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { prepareDataFolder } from '@citx/kit/postgres/data-folder.ts'
import { ensureCluster } from '@citx/kit/postgres/ensure-cluster.ts'
import { folderLock } from '@citx/kit/postgres/folder-lock.ts'
import { findServerProcesses } from '@citx/kit/postgres/postmaster.ts'
import { signalProcess } from '@citx/kit/postgres/stop-postmaster.ts'
import { makeBinariesUsable } from '@citx/kit/postgres/usable-binaries.ts'
import { inject } from 'vitest'

/** A folder for one test's server, and the ids of the server processes that live in it. */
export interface TestDataDir extends AsyncDisposable {
  readonly path: string
  readonly parent: string
  serverProcesses(): Promise<readonly number[]>
  /** Resolves once no server process is left; fails after ten seconds. */
  untilStopped(): Promise<void>
}

/** Where the folder lies, who may pass through its parent, and whether it has a cluster already, which saves an initdb. */
export interface TestDataDirOptions {
  readonly below?: string
  readonly parentMode?: number
  readonly cluster?: boolean
}

/** Makes the folder; disposing of it kills what still runs there, so that a failed test leaves nothing behind. */
export async function testDataDir(options: TestDataDirOptions = {}): Promise<TestDataDir> {
  const { below = 'data', parentMode = 0o711, cluster = true } = options
  const parent = await mkdtemp(join(tmpdir(), 'citx-pg-test-'))
  await chmod(parent, parentMode)
  const path = join(parent, below)
  if (cluster) await copyCluster(path)
  const serverProcesses = () => findServerProcesses(join(path, 'cluster'))
  return {
    path,
    parent,
    serverProcesses,
    untilStopped: async () => {
      const deadline = Date.now() + 10_000
      while ((await serverProcesses()).length > 0) {
        if (Date.now() > deadline) throw new Error('server processes are left')
        await wait(20)
      }
    },
    [Symbol.asyncDispose]: async () => {
      for (const pid of await serverProcesses()) signalProcess(pid, 'SIGKILL')
      await wait(50)
      await rm(parent, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The run's one cluster is never started, so that whoever holds its folder can copy it; it goes with the folder of the run. */
async function copyCluster(path: string): Promise<void> {
  const template = join(dirname(inject('postgresBroker')), 'cluster-template')
  const folder = await prepareDataFolder(template)
  const lock = await folderLock(template)
  await mkdir(dirname(path), { recursive: true })
  await lock.acquire()
  try {
    await ensureCluster(folder, await makeBinariesUsable(folder), { durable: false })
    await promisify(execFile)('cp', ['-a', template, path])
  } finally {
    lock.release()
  }
}

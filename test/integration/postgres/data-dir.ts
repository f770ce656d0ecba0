import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findServerProcesses } from '@citx/kit/postgres/postmaster.ts'

/** A folder for one test's server, and the ids of the server processes that live in it. */
export interface TestDataDir extends AsyncDisposable {
  readonly path: string
  readonly parent: string
  serverProcesses(): Promise<readonly number[]>
  /** Resolves once no server process is left; fails after ten seconds. */
  untilStopped(): Promise<void>
}

/** Makes the folder; disposing of it kills what still runs there, so that a failed test leaves nothing behind. */
export async function testDataDir(below = 'data'): Promise<TestDataDir> {
  const parent = await mkdtemp(join(tmpdir(), 'citx-pg-test-'))
  await chmod(parent, 0o711)
  const path = join(parent, below)
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
      for (const pid of await serverProcesses()) process.kill(pid, 'SIGKILL')
      await wait(50)
      await rm(parent, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

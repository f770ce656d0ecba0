import { setTimeout as wait } from 'node:timers/promises'
import { CitxError } from '../errors/citx-error.ts'
import type { DataFolder } from './data-folder.ts'
import { isPostmaster, readPostmaster } from './postmaster.ts'
import { removeSocketFolder } from './socket-folder.ts'

const stepMs = 20
/** Fast shutdown ends connections and writes a checkpoint; immediate shutdown leaves recovery to the next start. */
const steps = [
  { signal: 'SIGINT', waitMs: 30_000 },
  { signal: 'SIGQUIT', waitMs: 10_000 },
] as const

/** Stops the server of a folder, whoever started it, and waits until it is gone. Fails with DATABASE_LOCKED if it cannot be stopped. */
export async function stopServer({ cluster }: DataFolder): Promise<void> {
  const postmaster = readPostmaster(cluster)
  if (postmaster === undefined) return
  await stopPostmaster(cluster, postmaster.pid)
  await removeSocketFolder(postmaster.socketDir)
}

async function stopPostmaster(cluster: string, pid: number): Promise<void> {
  for (const { signal, waitMs } of steps) {
    if (!isPostmaster(cluster, pid)) return
    signalProcess(pid, signal)
    const deadline = Date.now() + waitMs
    while (Date.now() < deadline) {
      if (!isPostmaster(cluster, pid)) return
      await wait(stepMs)
    }
  }
  throw new CitxError('DATABASE_LOCKED', `the embedded PostgreSQL (process ${pid}) does not stop`)
}

/** Sends a signal to a process that may just have ended. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

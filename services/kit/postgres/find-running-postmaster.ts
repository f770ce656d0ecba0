import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CitxError } from '../errors/citx-error.ts'
import type { DataFolder } from './data-folder.ts'
import { findServerProcesses, readPostmaster, isPostmaster, type Postmaster } from './postmaster.ts'
import { removeSocketFolder } from './socket-folder.ts'

const survivorsWaitMs = 10_000
const stepMs = 50

/**
 * The postmaster that an earlier process of ours left behind, if it still runs. Otherwise clears the way for a new one:
 * waits for orphaned server processes, then removes the pid file, whose number may now belong to somebody else, which
 * would make PostgreSQL refuse to start. Fails with DATABASE_LOCKED when server processes stay without their postmaster.
 */
export async function findRunningPostmaster(folder: DataFolder): Promise<Postmaster | undefined> {
  const deadline = Date.now() + survivorsWaitMs
  for (;;) {
    const recorded = await readPostmaster(folder.cluster)
    const alive = recorded !== undefined && (await isPostmaster(folder.cluster, recorded.pid))
    if (alive && recorded.status !== 'stopping') return recorded
    const processes = await findServerProcesses(folder.cluster)
    if (processes.length === 0) {
      if (recorded !== undefined) await clearTraces(folder, recorded)
      return undefined
    }
    if (Date.now() > deadline) throw stillThere(folder, processes)
    await wait(stepMs)
  }
}

async function clearTraces(folder: DataFolder, { socketDir }: Postmaster): Promise<void> {
  await removeSocketFolder(socketDir)
  await rm(join(folder.cluster, 'postmaster.pid'), { force: true })
}

function stillThere(folder: DataFolder, processes: readonly number[]): CitxError {
  return new CitxError(
    'DATABASE_LOCKED',
    `server processes of ${folder.cluster} do not end: ${processes.join(', ')}; end them, then start again`,
  )
}

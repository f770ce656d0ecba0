import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CitxError } from '../errors/citx-error.ts'
import type { DataFolder } from './data-folder.ts'
import {
  findPostmaster,
  findServerProcesses,
  readPostmaster,
  type Postmaster,
} from './postmaster.ts'
import { removeSocketFolder } from './socket-folder.ts'

/** A server that recovers from a crash, and server processes that notice that their postmaster was killed. */
const readyWaitMs = 120_000
const survivorsWaitMs = 10_000
const stepMs = 50

/**
 * The postmaster that runs, once it accepts connections. Otherwise clears the way for a new one: waits for orphaned server
 * processes, then removes the pid file, whose number may now belong to somebody else, which would make PostgreSQL refuse to
 * start. Fails with DATABASE_LOCKED when a postmaster gets no further, or server processes stay without theirs.
 */
export async function findRunningPostmaster(folder: DataFolder): Promise<Postmaster | undefined> {
  const startedAt = Date.now()
  for (;;) {
    const postmaster = findPostmaster(folder.cluster)
    if (postmaster?.status === 'ready') return postmaster
    const processes = await findServerProcesses(folder.cluster)
    if (processes.length === 0) {
      await clearTraces(folder)
      return undefined
    }
    const waitMs = postmaster === undefined ? survivorsWaitMs : readyWaitMs
    if (Date.now() - startedAt > waitMs) throw stillThere(folder, processes)
    await wait(stepMs)
  }
}

async function clearTraces({ cluster }: DataFolder): Promise<void> {
  const recorded = readPostmaster(cluster)
  if (recorded !== undefined) await removeSocketFolder(recorded.socketDir)
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

function stillThere(folder: DataFolder, processes: readonly number[]): CitxError {
  return new CitxError(
    'DATABASE_LOCKED',
    `server processes of ${folder.cluster} neither answer nor end: ${processes.join(', ')}; end them, then start again`,
  )
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toCitxError } from '../errors/describe-error.ts'

/** What a postmaster says of itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number
  readonly socketDir: string
  readonly status: string
}

const pidFileName = 'postmaster.pid'

/** Reads the postmaster.pid of a cluster, at once; undefined when there is none or it is being written. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, pidFileName))
  const pid = Number(lines[0])
  const socketDir = lines[4]
  if (!Number.isSafeInteger(pid) || pid <= 0 || socketDir === undefined) return undefined
  return { pid, socketDir, status: lines[7]?.trim() ?? 'starting' }
}

/** The postmaster of a cluster that is alive, starting and stopping ones included. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const recorded = readPostmaster(cluster)
  return recorded !== undefined && isPostmaster(cluster, recorded.pid) ? recorded : undefined
}

function readLines(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    const known = toCitxError(error)
    if (known.code === 'FILE_NOT_FOUND') return []
    throw known
  }
}

/** A name by which the server's processes show whose they are in their titles. */
export function clusterName(cluster: string): string {
  return `citx-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`
}

/** Whether a process is the postmaster of this cluster: its command line says so, which, unlike its folder, any user may read. */
export function isPostmaster(cluster: string, pid: number): boolean {
  return isPostmasterCommand(cluster, readCommand(pid))
}

/** The server processes of a cluster that are alive, whatever postmaster.pid says. */
export async function findServerProcesses(cluster: string): Promise<readonly number[]> {
  const title = `postgres: ${clusterName(cluster)}:`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  return pids
    .map((pid) => ({ pid, command: readCommand(pid) }))
    .filter(({ command }) => isPostmasterCommand(cluster, command) || command[0]?.startsWith(title))
    .map(({ pid }) => pid)
}

function isPostmasterCommand(cluster: string, [, option, path]: readonly string[]): boolean {
  return option === '-D' && path === cluster
}

/** Empty for a process that is gone or a zombie. */
function readCommand(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { CitxError } from '../errors/citx-error.ts'

/** A user that the server can run as when this process is root, which PostgreSQL refuses to run as. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** That user, and whether it needs (and can have) the capability to pass through folders that are closed to it. */
export interface ServerIdentity extends ServerUser {
  readonly passesClosed: boolean
}

/** By convention nobody: it owns no files and may not log in. */
const nobody: ServerUser = { uid: 65534, gid: 65534 }

/**
 * Chooses whom to run as: undefined means as ourselves. A cluster that exists decides, since PostgreSQL demands its owner.
 * Fails with DATABASE_LOCKED when it belongs to another user and we are not root.
 */
export async function chooseIdentity(cluster: string): Promise<ServerUser | undefined> {
  const own = process.getuid?.()
  const owner = await findOwner(cluster)
  if (own === 0) return owner === undefined || owner.uid === 0 ? nobody : owner
  if (owner === undefined || owner.uid === own) return undefined
  throw new CitxError(
    'DATABASE_LOCKED',
    `the database folder ${cluster} belongs to user ${owner.uid}, and this is user ${own}; start as that user or as root, or change its owner`,
  )
}

async function findOwner(path: string): Promise<ServerUser | undefined> {
  try {
    const { uid, gid } = await stat(path)
    return { uid, gid }
  } catch {
    return undefined
  }
}

/** The outermost folder on the way to `path`, itself included, that the user may not pass through. */
export async function findClosedFolder(
  path: string,
  user: ServerUser,
): Promise<string | undefined> {
  for (const folder of ancestors(path)) {
    if (!(await isOpen(folder, user))) return folder
  }
  return undefined
}

/** Whether the user may pass through a folder, or run a file. */
export async function isOpen(path: string, { uid, gid }: ServerUser): Promise<boolean> {
  const stats = await stat(path)
  const shift = stats.uid === uid ? 6 : stats.gid === gid ? 3 : 0
  return ((stats.mode >> shift) & 1) === 1
}

/**
 * Whether the user gets to these folders when it is given the capability to: tried, since setpriv may be missing, and a
 * container may hold the capability back or not know the user.
 */
export async function canPass(user: ServerUser, folders: readonly string[]): Promise<boolean> {
  const paths = folders.map((folder) => join(folder, '.'))
  const { command, args } = withCapability(user, 'stat', ['--', ...paths])
  try {
    await promisify(execFile)(command, [...args], { cwd: '/' })
    return true
  } catch {
    return false
  }
}

/** A program and its arguments, and as whom `spawn` is to run it. */
export interface ServerProgram {
  readonly command: string
  readonly args: readonly string[]
  readonly user?: ServerUser
}

/** How to run a program as the server's user (undefined: as ourselves). */
export function asServer(
  identity: ServerIdentity | undefined,
  program: string,
  args: readonly string[],
): ServerProgram {
  if (identity === undefined) return { command: program, args }
  const { uid, gid, passesClosed } = identity
  return passesClosed
    ? withCapability(identity, program, args)
    : { command: program, args, user: { uid, gid } }
}

/**
 * People clone into /root or a folder of mktemp, which are closed to everybody else. There the server keeps one of root's
 * powers, to pass through folders and read files, and none to write or to become somebody; the data folder stays closed to
 * all others. Whoever is superuser of the database could read every file with it: that is whoever holds the password, which
 * only root can read. setpriv replaces itself by the program, so that its process id is the server's.
 */
function withCapability(
  { uid, gid }: ServerUser,
  program: string,
  args: readonly string[],
): ServerProgram {
  const only = '-all,+dac_read_search'
  const options = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--no-new-privs',
    // Otherwise access(2), by which PostgreSQL checks its programs, goes by the user alone.
    '--securebits=+no_setuid_fixup',
  ]
  return { command: 'setpriv', args: [...options, program, ...args] }
}

function ancestors(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestors(parent), join(path)]
}

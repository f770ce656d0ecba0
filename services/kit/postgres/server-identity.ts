import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CitxError } from '../errors/citx-error.ts'

/** The user that the server runs as when this process is root, which PostgreSQL refuses to run as. */
export interface ServerIdentity {
  readonly uid: number
  readonly gid: number
}

/** By convention nobody: it owns no files and may not log in. */
const nobody: ServerIdentity = { uid: 65534, gid: 65534 }

/**
 * Chooses whom to run as: undefined means as ourselves. A cluster that exists decides, since PostgreSQL demands its owner.
 * Fails with DATABASE_LOCKED when it belongs to another user and we are not root.
 */
export async function chooseIdentity(cluster: string): Promise<ServerIdentity | undefined> {
  const own = process.getuid?.()
  const owner = await findOwner(cluster)
  if (own === 0) return owner === undefined || owner.uid === 0 ? nobody : owner
  if (owner === undefined || owner.uid === own) return undefined
  throw new CitxError(
    'DATABASE_LOCKED',
    `the database folder ${cluster} belongs to user ${owner.uid}, and this is user ${own}; start as that user or as root, or change its owner`,
  )
}

async function findOwner(path: string): Promise<ServerIdentity | undefined> {
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
  { uid, gid }: ServerIdentity,
): Promise<string | undefined> {
  for (const folder of ancestors(path)) {
    const stats = await stat(folder)
    const shift = stats.uid === uid ? 6 : stats.gid === gid ? 3 : 0
    if (((stats.mode >> shift) & 1) === 0) return folder
  }
  return undefined
}

function ancestors(path: string): readonly string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...ancestors(parent), join(path)]
}

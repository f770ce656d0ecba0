import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { DataFolder } from './data-folder.ts'

const prefix = 'citx-socket-'
const socketName = '.s.PGSQL.5432'
/** sockaddr_un holds 108 bytes, the last of them zero. */
const maxSocketPath = 107

/**
 * Makes the folder of the server's socket, open to nobody else: in the data folder, or under the system's temporary one
 * where the path would be too long. What a killed server left there goes: its lock names a process id that may be in use.
 */
export async function makeSocketFolder({ path, identity }: DataFolder): Promise<string> {
  const near = join(path, 'socket')
  const folder = fits(near) ? await makeEmpty(near) : await mkdtemp(join(shortTemporary(), prefix))
  if (identity !== undefined) await chown(folder, identity.uid, identity.gid)
  await chmod(folder, 0o700)
  return folder
}

/** Removes a socket folder that lies under the temporary one; by its name, since its path was read from a file. */
export async function removeSocketFolder(folder: string): Promise<void> {
  const isOurs = dirname(folder) === shortTemporary() && basename(folder).startsWith(prefix)
  if (isOurs) await rm(folder, { recursive: true, force: true })
}

async function makeEmpty(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  return folder
}

function shortTemporary(): string {
  return fits(join(tmpdir(), `${prefix}123456`)) ? tmpdir() : '/tmp'
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= maxSocketPath
}

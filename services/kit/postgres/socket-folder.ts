import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'

const socketName = '.s.PGSQL.5432'
/** sockaddr_un holds 108 bytes, the last of them zero. */
const maxSocketPath = 107

/** Makes the folder of the server's socket, open to nobody else: in the data folder, or under the system's temporary one where the path would be too long. */
export async function makeSocketFolder({ path, identity }: DataFolder): Promise<string> {
  const near = join(path, 'socket')
  const folder = fits(near)
    ? await makeFolder(near)
    : await mkdtemp(join(shortTemporary(), 'citx-'))
  if (identity !== undefined) await chown(folder, identity.uid, identity.gid)
  await chmod(folder, 0o700)
  return folder
}

/** Removes a socket folder that lies outside the data folder. */
export async function removeSocketFolder({ path }: DataFolder, folder: string): Promise<void> {
  if (!folder.startsWith(`${path}/`)) await rm(folder, { recursive: true, force: true })
}

async function makeFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  return folder
}

function shortTemporary(): string {
  return fits(join(tmpdir(), 'citx-123456')) ? tmpdir() : '/tmp'
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, socketName)) <= maxSocketPath
}

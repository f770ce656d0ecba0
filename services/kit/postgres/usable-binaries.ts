import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { toCitxError } from '../errors/describe-error.ts'
import type { DataFolder } from './data-folder.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import { findClosedFolder, isOpen, type ServerIdentity } from './server-identity.ts'

/** Programs that can be started as they are, and the environment that they need. */
export interface UsableBinaries {
  readonly initdb: string
  readonly postgres: string
  readonly env: Readonly<Record<string, string>>
}

/**
 * Makes the packaged binaries runnable without its install script and without writing to node_modules: the links that the
 * package lacks (npm cannot pack links) go to the data folder, and so does a copy of all when the server's user cannot
 * reach node_modules. Call it while holding the folder. Fails with DATABASE_UNSUPPORTED, DISK_FULL.
 */
export async function makeBinariesUsable(folder: DataFolder): Promise<UsableBinaries> {
  const packaged = findPostgresBinaries()
  try {
    const root = await reachable(packaged, folder)
    const links = join(folder.path, 'lib')
    await linkLibraries(root, links)
    return {
      initdb: join(root, 'bin', 'initdb'),
      postgres: join(root, 'bin', 'postgres'),
      env: { LD_LIBRARY_PATH: links, LC_ALL: 'C', TZ: 'UTC' },
    }
  } catch (error) {
    throw toCitxError(error)
  }
}

async function reachable(packaged: string, folder: DataFolder): Promise<string> {
  const { identity } = folder
  if (identity === undefined) return packaged
  if (await mayRun(join(packaged, 'bin', 'postgres'), identity)) return packaged
  const copy = join(folder.path, 'native')
  if (await isCopyOf(packaged, copy)) return copy
  const unfinished = `${copy}.${randomUUID()}`
  await cp(packaged, unfinished, { recursive: true, filter: (path) => extname(path) !== '.a' })
  // The capability passes through folders, but runs no file that only root may run (installed under umask 077).
  await promisify(execFile)('chmod', ['-R', 'a+rX', unfinished])
  await rm(copy, { recursive: true, force: true })
  await rename(unfinished, copy)
  return copy
}

async function mayRun(program: string, identity: ServerIdentity): Promise<boolean> {
  if (identity.passesClosed) return isOpen(program, identity)
  return (await findClosedFolder(program, identity)) === undefined
}

/** The same version has the same server binary, by size: cheap, and enough to notice an update. */
async function isCopyOf(packaged: string, copy: string): Promise<boolean> {
  const sizes = await Promise.allSettled(
    [packaged, copy].map(async (root) => (await stat(join(root, 'bin', 'postgres'))).size),
  )
  const [first, second] = sizes
  return (
    first?.status === 'fulfilled' && second?.status === 'fulfilled' && first.value === second.value
  )
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }))

/** Links every library under its own name and those that the package lists, since libraries look for one another here. */
async function linkLibraries(root: string, links: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8'))
  const present = (await readdir(join(root, 'lib'))).filter((name) => name.includes('.so'))
  const names = new Map(present.map((name) => [name, name]))
  for (const { source, target } of linkList.parse(list))
    names.set(basename(target), basename(source))
  await mkdir(links, { recursive: true, mode: 0o755 })
  for (const [name, library] of names) {
    const unfinished = join(links, randomUUID())
    await symlink(join(root, 'lib', library), unfinished)
    await rename(unfinished, join(links, name))
  }
}

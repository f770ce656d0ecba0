import { randomUUID } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Secret } from '../config/secret.ts'
import { generatePassword } from '../database/roles.ts'
import { CitxError } from '../errors/citx-error.ts'
import type { DataFolder } from './data-folder.ts'
import { embeddedMajor } from './postgres-binaries.ts'
import { readPasswordFile } from './read-password-file.ts'
import { runInitdb } from './run-initdb.ts'
import type { ServerUser } from './server-identity.ts'
import type { UsableBinaries } from './usable-binaries.ts'

const unfinishedPrefix = 'unfinished-'

/**
 * Returns the superuser's password of the cluster, making the cluster first if there is none. It is made under another
 * name and renamed when it is whole, so that an interrupted one is never mistaken for it. Fails with DATABASE_UNSUPPORTED
 * for a cluster of another major version, INSECURE_KEY_FILE, FILE_NOT_FOUND for a lost password, and as `runInitdb`.
 */
export async function ensureCluster(
  folder: DataFolder,
  binaries: UsableBinaries,
  { durable }: { readonly durable: boolean },
): Promise<Secret<string>> {
  await removeUnfinished(folder.path)
  const version = await findVersion(folder.cluster)
  if (version === undefined) await makeCluster(folder, binaries, durable)
  else if (version !== embeddedMajor) throw otherVersion(folder, version)
  return readPasswordFile(folder.passwordFile)
}

async function makeCluster(
  folder: DataFolder,
  binaries: UsableBinaries,
  durable: boolean,
): Promise<void> {
  const { identity } = folder
  const unfinished = join(folder.path, `${unfinishedPrefix}${randomUUID()}`)
  const target = join(unfinished, 'cluster')
  const password = generatePassword()
  await mkdir(target, { recursive: true, mode: 0o700 })
  const passwordFile = join(unfinished, 'password')
  await writeFile(passwordFile, password.reveal(), { mode: 0o600, flush: true })
  await giveTo(identity, [unfinished, target, passwordFile])
  await runInitdb(binaries, { target, passwordFile, identity, durable })
  // The password first: a cluster without it could never be opened.
  await keepPassword(folder, password)
  await rename(target, folder.cluster)
  await rm(unfinished, { recursive: true })
  if (durable) await syncFolder(folder.path)
}

/** Written anew: as root, the file that initdb read lay in a folder of another user. */
async function keepPassword(folder: DataFolder, password: Secret<string>): Promise<void> {
  const unfinished = join(folder.path, `${unfinishedPrefix}${randomUUID()}`)
  await writeFile(unfinished, password.reveal(), { mode: 0o600, flag: 'wx', flush: true })
  await rename(unfinished, folder.passwordFile)
}

async function giveTo(identity: ServerUser | undefined, paths: readonly string[]): Promise<void> {
  if (identity === undefined) return
  for (const path of paths) await chown(path, identity.uid, identity.gid)
}

async function syncFolder(path: string): Promise<void> {
  await using handle = await open(path)
  await handle.sync()
}

/** An initdb that outlived its killed parent may still be writing there; what cannot be removed now is removed next time. */
async function removeUnfinished(path: string): Promise<void> {
  const names = await readdir(path)
  const unfinished = names.filter((name) => name.startsWith(unfinishedPrefix))
  await Promise.allSettled(
    unfinished.map((name) =>
      rm(join(path, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 50 }),
    ),
  )
}

async function findVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch {
    return undefined
  }
}

function otherVersion(folder: DataFolder, version: string): CitxError {
  return new CitxError(
    'DATABASE_UNSUPPORTED',
    `${folder.cluster} was made by PostgreSQL ${version}, and the embedded one is ${embeddedMajor}; move the data over with pg_dump, or use another data folder`,
  )
}

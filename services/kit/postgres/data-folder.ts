import { chmod, mkdir, realpath } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { CitxError } from '../errors/citx-error.ts'
import { toCitxError } from '../errors/describe-error.ts'
import { findPostgresBinaries } from './postgres-binaries.ts'
import {
  canPass,
  chooseIdentity,
  findClosedFolder,
  type ServerIdentity,
  type ServerUser,
} from './server-identity.ts'

/** What lies where in the folder of an embedded server, and as whom the server runs (undefined: as ourselves). */
export interface DataFolder {
  readonly path: string
  readonly cluster: string
  readonly passwordFile: string
  readonly logFile: string
  /** Held open by everyone who uses the server. */
  readonly usersPipe: string
  readonly identity: ServerIdentity | undefined
}

/**
 * Creates the folder if need be. Fails with BAD_CONFIG when the path cannot be used, BAD_FILE when it may not be written,
 * DATABASE_UNSUPPORTED with the remedies when the server's user could not reach it.
 */
export async function prepareDataFolder(dataDir: string): Promise<DataFolder> {
  await createFolder(resolve(dataDir))
  const path = await realpath(dataDir)
  if (/[:;$\n]/.test(path)) {
    throw new CitxError('BAD_CONFIG', `the data folder ${path} may not have : ; or $ in its path`)
  }
  const cluster = join(path, 'cluster')
  const user = await chooseIdentity(cluster)
  const identity = user === undefined ? undefined : await findPassage(path, user)
  return {
    path,
    cluster,
    passwordFile: join(path, 'superuser-password'),
    logFile: join(path, 'postgres.log'),
    usersPipe: join(path, 'users'),
    identity,
  }
}

/** New folders are ours alone; as root they may be passed through, so that the server's user gets to its own. */
async function createFolder(path: string): Promise<void> {
  try {
    const first = await mkdir(path, { recursive: true, mode: 0o700 })
    if (first === undefined || process.getuid?.() !== 0) return
    for (const folder of between(first, path)) await chmod(folder, 0o711)
  } catch (error) {
    throw toCitxError(error)
  }
}

function between(first: string, last: string): readonly string[] {
  const steps = relative(dirname(first), last).split(sep)
  return steps.map((_, index) => join(dirname(first), ...steps.slice(0, index + 1)))
}

/** Without the capability the binaries can be copied into the data folder; the data folder itself must be within reach. */
async function findPassage(path: string, user: ServerUser): Promise<ServerIdentity> {
  const binaries = join(findPostgresBinaries(), 'bin')
  const closedData = await findClosedFolder(path, user)
  const closed = closedData ?? (await findClosedFolder(binaries, user))
  const passesClosed = closed !== undefined && (await canPass(user, [path, binaries]))
  if (closedData === undefined || passesClosed) return { ...user, passesClosed }
  throw new CitxError(
    'DATABASE_UNSUPPORTED',
    `PostgreSQL does not run as root, and user ${user.uid}, which it runs as instead, cannot pass through ${closedData} to ${path}, ` +
      `not even by setpriv with the capability dac_read_search; start as an ordinary user, use a data folder elsewhere (such as /var/lib/citx), ` +
      `allow it with chmod o+x ${closedData}, or set DATABASE_URL`,
  )
}

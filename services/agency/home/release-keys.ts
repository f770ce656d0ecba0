import { randomUUID } from 'node:crypto'
import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import {
  createSigningKeyFile,
  readSigningKeyFile,
  type SigningKey,
} from '@citx/kit/proof/ed25519-key.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'

/** A description and the directory list so many keys of one agency. */
const MOST_KEYS = 5

export interface Rotation {
  readonly present: SigningKey
  readonly former: PublicKey
  /** Where the former key was put aside. */
  readonly formerFile: string
}

/** The public halves of the present key and of former ones, newest first. Their private halves are not used again. */
export async function listReleaseKeys(
  folder: string,
  present: SigningKey,
): Promise<readonly PublicKey[]> {
  const { kid } = present.publicKey
  const former = await readFormer(folder)
  return [present.publicKey, ...former.filter((key) => key.kid !== kid)]
}

/**
 * Makes a new release key and puts the present one aside. At every moment there is one present key, also when the process is
 * killed in between. Fails with BAD_USAGE when so many keys are listed that another would not fit.
 */
export async function rotateReleaseKey(folder: string): Promise<Rotation> {
  const path = join(folder, 'release.jwk')
  const before = await readSigningKeyFile(path)
  const listed = await listReleaseKeys(folder, before)
  if (listed.length >= MOST_KEYS)
    throw new CitxError(
      'BAD_USAGE',
      `${MOST_KEYS} keys are listed already, and the directory takes no more; move the oldest one out of ${formerFolder(folder)}, when nobody needs to verify what it signed`,
    )
  const draft = `${path}.${randomUUID()}.new`
  const formerFile = join(formerFolder(folder), `${before.publicKey.kid}.jwk`)
  try {
    await mkdir(formerFolder(folder), { recursive: true, mode: 0o700 })
    const present = await createSigningKeyFile(draft)
    await link(path, formerFile).catch(unlessThere)
    await rename(draft, path)
    return { present, former: before.publicKey, formerFile }
  } catch (error) {
    throw toCitxError(error)
  } finally {
    await rm(draft, { force: true })
  }
}

function formerFolder(folder: string): string {
  return join(folder, 'former')
}

async function readFormer(folder: string): Promise<readonly PublicKey[]> {
  const names = await readdir(formerFolder(folder)).catch(() => [])
  const keys = await Promise.all(
    names
      .filter((name) => name.endsWith('.jwk'))
      .map(async (name) => {
        const path = join(formerFolder(folder), name)
        const { publicKey } = await readSigningKeyFile(path)
        // Linking and renaming leave the content's time alone and touch the change time.
        return { publicKey, since: (await stat(path)).ctimeMs }
      }),
  )
  return keys.toSorted((a, b) => b.since - a.since).map(({ publicKey }) => publicKey)
}

/** A rotation that was interrupted has linked the file already. */
function unlessThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}

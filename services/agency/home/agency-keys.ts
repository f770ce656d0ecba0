import { randomBytes, randomUUID } from 'node:crypto'
import { link, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Secret } from '@citx/kit/config/secret.ts'
import { generatePassword } from '@citx/kit/database/roles.ts'
import { CitxError, isCitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import {
  createSigningKeyFile,
  readSigningKeyFile,
  type SigningKey,
} from '@citx/kit/proof/ed25519-key.ts'
import { readSecretFile, writeSecretFile } from '@citx/kit/proof/secret-file.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { parseMasterKey, type MasterKey } from '../release/protect/noise-key.ts'
import { listReleaseKeys } from './release-keys.ts'

/** An agency's secrets. Each has one use, and stays in the agency's folder. */
export interface AgencyKeys {
  /** Signs releases and the agency's description of itself. */
  readonly release: SigningKey
  /** The public halves of all keys that releases were signed with: the present one first, then former ones, newest first. */
  readonly releaseKeys: readonly PublicKey[]
  /** 32 bytes that turn identifiers of records and subjects into keyed hashes. */
  readonly ingest: Secret<Uint8Array>
  /** The master key of all noise. */
  readonly noise: MasterKey
  readonly readerPassword: Secret<string>
}

const keyBytes = 32

/**
 * Reads the keys of a folder and makes those that are missing. Fails with INSECURE_KEY_FILE when others can read one, and
 * with BAD_FILE when one is damaged. A lost ingest key makes old and new records strangers; a lost noise key lets the same
 * records be released with other noise: back both up.
 */
export async function openKeys(folder: string): Promise<AgencyKeys> {
  const [release, ingest, noise, password] = await Promise.all([
    ensureSigningKey(join(folder, 'release.jwk')),
    ensureSecret(join(folder, 'ingest.key'), () => randomBytes(keyBytes)),
    ensureSecret(join(folder, 'noise.key'), () => randomBytes(keyBytes)),
    ensureSecret(join(folder, 'reader.password'), () => Buffer.from(generatePassword().reveal())),
  ])
  if (ingest.length !== keyBytes)
    throw new CitxError('BAD_FILE', `${join(folder, 'ingest.key')} must have ${keyBytes} bytes`)
  return {
    release,
    releaseKeys: await listReleaseKeys(folder, release),
    ingest: new Secret(ingest),
    noise: parseMasterKey(noise),
    readerPassword: new Secret(Buffer.from(password).toString('utf8')),
  }
}

function ensureSigningKey(path: string): Promise<SigningKey> {
  return ensureFile(path, readSigningKeyFile, async (draft) => {
    await createSigningKeyFile(draft)
  })
}

function ensureSecret(path: string, make: () => Uint8Array): Promise<Uint8Array> {
  return ensureFile(path, readSecretFile, (draft) => writeSecretFile(draft, make()))
}

/** Of two processes that make the same key, the one that links first wins and the other takes its key. */
async function ensureFile<T>(
  path: string,
  read: (path: string) => Promise<T>,
  write: (draft: string) => Promise<void>,
): Promise<T> {
  try {
    return await read(path)
  } catch (error) {
    if (!isCitxError(error, 'FILE_NOT_FOUND')) throw error
  }
  const draft = `${path}.${randomUUID()}.new`
  await write(draft)
  try {
    await link(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw toCitxError(error)
  } finally {
    await rm(draft, { force: true })
  }
  return read(path)
}

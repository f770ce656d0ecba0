import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Secret } from '@citx/kit/config/secret.ts'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import {
  createSigningKeyFile,
  readSigningKeyFile,
  type SigningKey,
} from '@citx/kit/proof/ed25519-key.ts'
import { readSecretFile, writeSecretFile } from '@citx/kit/proof/secret-file.ts'

/** Reads a signing key, or makes it at the first start. */
export async function openSigningKey(path: string): Promise<SigningKey> {
  return (await findOrUndefined(() => readSigningKeyFile(path))) ?? (await makeKey(path))
}

/** Reads a secret text, or makes a random one at the first start. */
export async function openSecretText(path: string): Promise<Secret<string>> {
  const known = await findOrUndefined(() => readSecretFile(path))
  if (known !== undefined) return new Secret(Buffer.from(known).toString('utf8').trim())
  const text = randomBytes(32).toString('base64url')
  await makeFolder(path)
  await writeSecretFile(path, Buffer.from(text))
  return new Secret(text)
}

async function makeKey(path: string): Promise<SigningKey> {
  await makeFolder(path)
  return createSigningKeyFile(path)
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
}

async function findOrUndefined<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isCitxError(error, 'FILE_NOT_FOUND')) return undefined
    throw error
  }
}

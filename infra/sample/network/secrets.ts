import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose'
import { z } from 'zod'
import { Secret } from '@citx/kit/config/secret.ts'
import { isCitxError } from '@citx/kit/errors/citx-error.ts'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { readSecretFile, writeSecretFile } from '@citx/kit/proof/secret-file.ts'
import { CLIENT_IDS, type ClientId } from './members.ts'

/** What the parts of the network must not tell one another; kept, so that a second start knows its first. */
export interface NetworkSecrets {
  readonly administratorToken: Secret<string>
  readonly clients: readonly { readonly id: ClientId; readonly secret: Secret<string> }[]
  readonly issuerKeys: JSONWebKeySet
  readonly directoryKey: SigningKey
  readonly gatewayKey: SigningKey
}

const storedSecrets = z.strictObject({
  administratorToken: z.string(),
  clientSecrets: z.record(z.enum(CLIENT_IDS), z.string()),
  issuerKey: z.record(z.string(), z.unknown()),
  directorySeed: z.base64url(),
  gatewaySeed: z.base64url(),
})
type StoredSecrets = z.infer<typeof storedSecrets>

/** Reads the network's secrets from a file that its owner alone can read, or makes them at the first start. */
export async function openSecrets(directory: string): Promise<NetworkSecrets> {
  await mkdir(directory, { recursive: true })
  const path = join(directory, 'secrets.json')
  const stored = (await findStored(path)) ?? (await createStored(path))
  return {
    administratorToken: new Secret(stored.administratorToken),
    clients: CLIENT_IDS.map((id) => ({ id, secret: new Secret(stored.clientSecrets[id]) })),
    issuerKeys: { keys: [{ kty: 'EC', ...stored.issuerKey }] },
    directoryKey: await createSigningKey(Buffer.from(stored.directorySeed, 'base64url')),
    gatewayKey: await createSigningKey(Buffer.from(stored.gatewaySeed, 'base64url')),
  }
}

async function findStored(path: string): Promise<StoredSecrets | undefined> {
  try {
    return storedSecrets.parse(JSON.parse(Buffer.from(await readSecretFile(path)).toString('utf8')))
  } catch (error) {
    if (isCitxError(error, 'FILE_NOT_FOUND')) return undefined
    throw error
  }
}

async function createStored(path: string): Promise<StoredSecrets> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const stored: StoredSecrets = {
    administratorToken: random(),
    clientSecrets: { analyst: random(), forum: random(), stranger: random() },
    issuerKey: { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'sample-1' },
    directorySeed: random(),
    gatewaySeed: random(),
  }
  await writeSecretFile(path, Buffer.from(JSON.stringify(stored)))
  return stored
}

function random(): string {
  return randomBytes(32).toString('base64url')
}

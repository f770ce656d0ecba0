import { createHash, randomBytes } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { importJWK, type CryptoKey } from 'jose'
import { z } from 'zod'
import { publicKey, type PublicKey } from '@citx/schema/directory/document.ts'
import { CitxError } from '../errors/citx-error.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { canonicalJson } from './canonical-json.ts'
import { readSecretFile, writeSecretFile } from './secret-file.ts'

/** The key that an organisation signs with. Its private half cannot be read out. */
export interface SigningKey {
  readonly publicKey: PublicKey
  readonly privateKey: CryptoKey
}

const keyBytes = 32

/** Makes a key from 32 random bytes; give the bytes to make the same key again. */
export async function createSigningKey(
  seed: Uint8Array = randomBytes(keyBytes),
): Promise<SigningKey> {
  const own = admitPublicKey(publicKeyFrom(ed25519.getPublicKey(seed)))
  return { publicKey: own, privateKey: await importPrivate(own, seed) }
}

/** Makes a key and stores it in a new file that its owner alone can read. Fails with BAD_FILE when the file exists. */
export async function createSigningKeyFile(
  path: string,
  seed: Uint8Array = randomBytes(keyBytes),
): Promise<SigningKey> {
  const key = await createSigningKey(seed)
  const document = { ...key.publicKey, d: toBase64url(seed) }
  await writeSecretFile(path, Buffer.from(`${canonicalJson(document)}\n`))
  return key
}

const privateKeyFile = publicKey.extend({ d: z.string().length(43) })

/** Reads a key file. Fails with INSECURE_KEY_FILE when others can read it, and with BAD_FILE when it holds no such key. */
export async function readSigningKeyFile(path: string): Promise<SigningKey> {
  const text = Buffer.from(await readSecretFile(path)).toString('utf8')
  const parsed = privateKeyFile.safeParse(parseJson(path, text))
  if (!parsed.success) throw badKeyFile(path)
  const { d, ...claimed } = parsed.data
  const key = await createSigningKey(fromBase64url(d) ?? fail(badKeyFile(path)))
  if (canonicalJson(key.publicKey) !== canonicalJson(claimed)) throw badKeyFile(path)
  return key
}

/** The public half, as the directory lists it. */
export function publicKeyOf(key: SigningKey): PublicKey {
  return key.publicKey
}

/** The RFC 7638 thumbprint of an Ed25519 key, in base64url. */
export function thumbprintOf(x: string): string {
  const members = canonicalJson({ crv: 'Ed25519', kty: 'OKP', x })
  return createHash('sha256').update(members).digest('base64url')
}

/**
 * Reads a public key strictly. Fails with NOT_VERIFIED unless it is an Ed25519 key and nothing more, canonically encoded, of
 * the prime-order group (so not of small order, and torsion-free), under its own thumbprint.
 */
export function admitPublicKey(value: unknown): PublicKey {
  const parsed = publicKey.safeParse(value)
  if (!parsed.success)
    throw notAdmitted('it is not an Ed25519 key of the members kty, crv, x and kid')
  const { x, kid } = parsed.data
  const bytes = fromBase64url(x)
  if (bytes?.length !== keyBytes) throw notAdmitted('x is not the canonical base64url of 32 bytes')
  if (kid !== thumbprintOf(x)) throw notAdmitted('kid is not its RFC 7638 thumbprint')
  if (!passed.has(x)) requirePrimeOrder(bytes)
  remember(x)
  return parsed.data
}

/** Points that passed, since the arithmetic takes a millisecond and every document would repeat it. */
const passed = new Set<string>()
const mostRemembered = 10_000

function remember(x: string): void {
  if (passed.size >= mostRemembered) passed.clear()
  passed.add(x)
}

function requirePrimeOrder(bytes: Uint8Array): void {
  const point = decodePoint(bytes)
  if (point.isSmallOrder()) throw notAdmitted('its point is of small order')
  if (!point.isTorsionFree()) throw notAdmitted('its point is not torsion-free')
  if (Buffer.compare(point.toBytes(), bytes) !== 0) throw notAdmitted('its point is not canonical')
}

function decodePoint(bytes: Uint8Array) {
  try {
    return ed25519.Point.fromBytes(bytes, false)
  } catch (cause) {
    throw new CitxError('NOT_VERIFIED', 'the key is refused: x is no point of the curve', { cause })
  }
}

function notAdmitted(reason: string): CitxError {
  return new CitxError('NOT_VERIFIED', `the key is refused: ${reason}`)
}

function publicKeyFrom(bytes: Uint8Array): PublicKey {
  const x = toBase64url(bytes)
  return { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprintOf(x) }
}

async function importPrivate({ kty, crv, x }: PublicKey, seed: Uint8Array): Promise<CryptoKey> {
  const key = await importJWK({ kty, crv, x, d: toBase64url(seed) }, 'EdDSA', {
    extractable: false,
  })
  if (key instanceof Uint8Array) throw new CitxError('INTERNAL', 'the signing key became a secret')
  return key
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The cause would quote the private key.
    throw badKeyFile(path)
  }
}

function badKeyFile(path: string): CitxError {
  return new CitxError(
    'BAD_FILE',
    `${path} is not a key file of ours: restore it, or make a new key`,
  )
}

function fail(error: Error): never {
  throw error
}

import { createHmac, hkdfSync } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'

declare const masterBrand: unique symbol

/** The agency's 32-byte secret from which all noise derives; it is never in a release. */
export type MasterKey = Uint8Array & { readonly [masterBrand]: true }

const keyBytes = 32

/** Reads a master key; fails with BAD_CONFIG unless it has 32 bytes that are not all the same. */
export function parseMasterKey(bytes: Uint8Array): MasterKey {
  if (bytes.length !== keyBytes)
    throw new CitxError(
      'BAD_CONFIG',
      `the noise key has ${bytes.length} bytes; it must have ${keyBytes}`,
    )
  if (!isMasterKey(bytes))
    throw new CitxError('BAD_CONFIG', 'the noise key is one byte repeated; make a random one')
  return bytes
}

function isMasterKey(bytes: Uint8Array): bytes is MasterKey {
  return bytes.length === keyBytes && bytes.some((byte) => byte !== bytes[0])
}

/** HKDF-SHA-256 of the master key for one series, so that no two series share noise. */
export function deriveNoiseKey(
  master: MasterKey,
  { agency, series }: { readonly agency: string; readonly series: string },
): Uint8Array {
  const info = `citx-pt/1|noise|${unambiguous(agency)}|${unambiguous(series)}`
  return new Uint8Array(hkdfSync('sha256', master, '', info, keyBytes))
}

/** The seed of one snapshot of the data: other data, other noise everywhere. */
export function deriveSeed(key: Uint8Array, window: string, digest: Uint8Array): Uint8Array {
  return createHmac('sha256', key)
    .update(`seed|${unambiguous(window)}|`)
    .update(digest)
    .digest()
}

function unambiguous(part: string): string {
  if (part === '' || part.includes('|') || !part.isWellFormed())
    throw new CitxError(
      'RELEASE_REFUSED',
      `"${part}" cannot key noise: it is empty or has a | in it`,
    )
  return part
}

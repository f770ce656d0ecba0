import { hkdfSync } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import {
  parseSipKey,
  sipHash128,
  viewOf,
  type Hash128,
  type SipKey,
} from '../../records/sip-hash.ts'

const KEY_BYTES = 32
const HASH_BYTES = 16
const MAX_ID_BYTES = 4096

/** Turns the cells of an identifier into 128 bits that tell nothing without the key; undefined where they are too long. */
export type IdentifierHash = (cells: readonly string[]) => Hash128 | undefined

/** Keys for record ids and subjects, derived from the agency's ingest key of 32 bytes (HKDF-SHA-256, RFC 5869). */
export interface IdentifierKeys {
  readonly record: SipKey
  readonly subject: SipKey
}

export function deriveIdentifierKeys(ingestKey: Uint8Array): IdentifierKeys {
  if (ingestKey.byteLength !== KEY_BYTES) {
    throw new CitxError('BAD_CONFIG', `the ingest key must have ${KEY_BYTES} bytes`)
  }
  const derive = (purpose: string): SipKey =>
    parseSipKey(
      new Uint8Array(hkdfSync('sha256', ingestKey, '', `citx ingest ${purpose}`, HASH_BYTES)),
    )
  return { record: derive('record'), subject: derive('subject') }
}

/** Ids are told apart by name space: the same cells in another one are another id. */
export function createIdentifierHash(key: SipKey, nameSpace: string): IdentifierHash {
  const scratch = Buffer.alloc(MAX_ID_BYTES * 2)
  const view = viewOf(scratch)
  const start = writePart(scratch, nameSpace, 0)
  return (cells) => {
    let at = start
    for (const cell of cells) {
      if (cell.length > MAX_ID_BYTES / 4) return undefined
      at = writePart(scratch, cell, at)
      if (at > MAX_ID_BYTES) return undefined
    }
    return sipHash128(key, view, at)
  }
}

/** A length before each part keeps `a` + `bc` and `ab` + `c` apart. */
function writePart(scratch: Buffer, text: string, at: number): number {
  const bytes = scratch.write(text, at + 4, 'utf8')
  scratch.writeUInt32LE(bytes, at)
  return at + 4 + bytes
}

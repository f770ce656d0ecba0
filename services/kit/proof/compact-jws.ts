import { fromBase64url } from './base64url.ts'
import { parseJsonWithoutDuplicates } from './json-without-duplicates.ts'

/** The parts of a compact JWS, decoded but not verified. */
export interface CompactParts {
  readonly header: ProtectedHeader
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

export interface ProtectedHeader {
  readonly alg: string
  readonly typ?: string
  readonly kid?: string
}

export interface CompactForm {
  readonly algorithms: readonly string[]
  readonly maxBytes: number
}

/** Why a text is not read; undefined members of the result never occur with `problem`. */
export type CompactResult =
  | { readonly ok: true; readonly parts: CompactParts }
  | { readonly ok: false; readonly problem: string }

const charset = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/

/**
 * Reads the form of a compact JWS before any library does: size, character set, canonical base64url, a header of alg, typ and
 * kid alone without repeated members, and an algorithm on the list. Header members that name a key or change the rules (jwk,
 * jku, x5c, x5u, crit, b64, zip) are therefore refused.
 */
export function readCompactForm(
  text: string,
  { algorithms, maxBytes }: CompactForm,
): CompactResult {
  if (text.length > maxBytes)
    return refuse(`it has ${text.length} characters; ${maxBytes} are allowed`)
  if (!charset.test(text)) return refuse('it is not three parts of base64url')
  const [first, payload, signature] = text.split('.').map((part) => fromBase64url(part))
  if (first === undefined || payload === undefined || signature === undefined)
    return refuse('a part is not canonical base64url')
  const header = readHeader(first)
  if (typeof header === 'string') return refuse(header)
  if (!algorithms.includes(header.alg)) return refuse('its algorithm is not on the list')
  return { ok: true, parts: { header, payload, signature } }
}

function refuse(problem: string): CompactResult {
  return { ok: false, problem }
}

const members = new Set(['alg', 'typ', 'kid'])
const longest = 256

function readHeader(bytes: Uint8Array): ProtectedHeader | string {
  const header = parseJsonWithoutDuplicates(decodeUtf8(bytes) ?? '')
  if (typeof header !== 'object' || header === null || Array.isArray(header))
    return 'its header is not a JSON object with distinct members'
  const entries: [string, unknown][] = Object.entries(header)
  for (const [member, value] of entries) {
    if (!members.has(member)) return 'its header has a member that is not on the list'
    if (typeof value !== 'string' || value === '' || value.length > longest)
      return `its ${member} is not a short text`
  }
  const { alg, typ, kid } = Object.fromEntries(
    entries.map(([member, value]) => [member, String(value)]),
  )
  if (alg === undefined) return 'its header names no algorithm'
  return { alg, ...(typ === undefined ? {} : { typ }), ...(kid === undefined ? {} : { kid }) }
}

/** The text of UTF-8 bytes without a byte order mark; undefined for other bytes. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

import { CompactSign, compactVerify, errors, importJWK } from 'jose'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { CitxError } from '../errors/citx-error.ts'
import { canonicalBytes, canonicalJson, parseCanonical, type JsonValue } from './canonical-json.ts'
import { readCompactForm, type CompactParts } from './compact-jws.ts'
import { admitPublicKey, type SigningKey } from './ed25519-key.ts'

/** What kind of document it is; a signature made for one kind is worth nothing for another. */
export interface DocumentType {
  readonly typ: string
}

export interface ReadOptions extends DocumentType {
  /** The keys that may have signed; the document names one of them. */
  readonly keys: readonly PublicKey[]
  /** 1 MiB by default. */
  readonly maxBytes?: number
}

/** A document whose signature was verified. */
export interface VerifiedDocument {
  readonly payload: JsonValue
  /** Thumbprint of the key that signed. */
  readonly kid: string
}

const signatureBytes = 64
const mebibyte = 1024 * 1024

/** Signs the canonical JSON of a plain object: a compact JWS by Ed25519 with the header members alg, kid and typ. */
export async function signDocument(
  payload: object,
  key: SigningKey,
  { typ }: DocumentType,
): Promise<string> {
  return await new CompactSign(canonicalBytes(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.publicKey.kid, typ })
    .sign(key.privateKey)
}

/**
 * Reads a document that one of the keys signed. Fails with BAD_MANIFEST when its form is not exactly the one that
 * `signDocument` makes, with NOT_VERIFIED when no given key is the one named, and with BAD_SIGNATURE when it was altered.
 */
export async function readSignedDocument(
  jws: string,
  { typ, keys, maxBytes = mebibyte }: ReadOptions,
): Promise<VerifiedDocument> {
  const form = readCompactForm(jws, { algorithms: ['EdDSA'], maxBytes })
  if (!form.ok) throw malformed(form.problem)
  const kid = requireOurForm(jws, form.parts, typ)
  const payload = parseCanonical(form.parts.payload)
  const key = keys.find((candidate) => candidate.kid === kid)
  if (key === undefined)
    throw new CitxError(
      'NOT_VERIFIED',
      `the ${typ} document is signed by ${kid}, which is no known key`,
    )
  await verify(jws, admitPublicKey(key), typ)
  return { payload, kid }
}

/** The header must have the one spelling that signing gives it, so that a document has one text only. */
function requireOurForm(jws: string, { header, signature }: CompactParts, typ: string): string {
  if (header.typ !== typ) throw malformed(`it is not of type ${typ}`)
  if (header.kid === undefined) throw malformed('it does not name its key')
  const [protectedHeader] = jws.split('.')
  const expected = canonicalJson({ alg: header.alg, kid: header.kid, typ })
  if (Buffer.from(expected).toString('base64url') !== protectedHeader)
    throw malformed('its header is not canonical JSON')
  if (signature.length !== signatureBytes) throw malformed('its signature does not have 64 bytes')
  return header.kid
}

async function verify(jws: string, { kty, crv, x }: PublicKey, typ: string): Promise<void> {
  try {
    await compactVerify(jws, await importJWK({ kty, crv, x }, 'EdDSA'), { algorithms: ['EdDSA'] })
  } catch (cause) {
    if (!(cause instanceof errors.JOSEError)) throw cause
    throw new CitxError(
      'BAD_SIGNATURE',
      `the ${typ} document was not signed like this by its key`,
      { cause },
    )
  }
}

function malformed(problem: string): CitxError {
  return new CitxError('BAD_MANIFEST', `not a signed document: ${problem}`)
}

import { CitxError } from '../errors/citx-error.ts'

/**
 * The payload of a compact JWS as JSON, its signature unchecked: for what was verified before it was stored, and for reading
 * which keys to check it with. Fails with BAD_MANIFEST.
 */
export function unverifiedPayload(jws: string): unknown {
  try {
    return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch (cause) {
    throw new CitxError('BAD_MANIFEST', 'not a signed document: its payload is no JSON', { cause })
  }
}

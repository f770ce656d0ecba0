import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { parseConfig } from '@citx/kit/config/parse-config.ts'
import { readSignedDocument } from '@citx/kit/proof/signed-document.ts'
import { unverifiedPayload } from '@citx/kit/proof/unverified-payload.ts'
import {
  AGENCY_DESCRIPTION_TYPE,
  agencyDescription,
  type AgencyDescription,
} from '@citx/schema/directory/document.ts'
import { getText, type Reaching } from './ask-graphql.ts'

/**
 * What the agency says of itself, signed with the key it claims: that is its proof of possession. Fails with
 * BAD_REQUEST when the URL is none of HTTP, and with NOT_CONFORMANT when the description is missing, unreadable, signed
 * otherwise, or speaks of another endpoint.
 */
export async function fetchDescription(
  url: string,
  reaching: Reaching,
): Promise<AgencyDescription> {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new CitxError(
      'BAD_REQUEST',
      `"${url}" is not an endpoint; write it as https://insight.example.gov/graphql`,
    )
  const where = new URL('/.well-known/citx-agency', url)
  // At an address that several agencies are served behind, this says which.
  where.searchParams.set('endpoint', url)
  const text = await getText(where.href, reaching)
  const claimed = parseDescription(claimedPayload(text), url)
  await verifySignature(text, claimed)
  if (claimed.endpoint !== url)
    throw new CitxError(
      'NOT_CONFORMANT',
      `the agency at ${url} says that it serves at ${claimed.endpoint}; join with that address`,
    )
  return claimed
}

/** The keys to check the signature with are inside. */
function claimedPayload(jws: string): unknown {
  try {
    return unverifiedPayload(jws)
  } catch (cause) {
    throw new CitxError('NOT_CONFORMANT', 'the agency does not describe itself in a signed form', {
      cause,
    })
  }
}

function parseDescription(payload: unknown, url: string): AgencyDescription {
  try {
    return parseConfig(agencyDescription, payload, `the description of ${url}`)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new CitxError('NOT_CONFORMANT', message, { cause })
  }
}

async function verifySignature(jws: string, { keys }: AgencyDescription): Promise<void> {
  try {
    await readSignedDocument(jws, { typ: AGENCY_DESCRIPTION_TYPE, keys })
  } catch (cause) {
    throw new CitxError(
      'NOT_CONFORMANT',
      'the agency describes itself, but does not sign with the key it claims',
      { cause },
    )
  }
}

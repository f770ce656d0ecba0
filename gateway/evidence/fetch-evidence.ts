import { Agent, request } from 'undici'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { lookupPublic, namesPrivateAddress } from '@citx/kit/net/public-lookup.ts'

export interface EvidenceLimits {
  /** For the first byte, and between one and the next. */
  readonly agencyMs: number
  readonly connectMs: number
  readonly allowPrivateAddresses: boolean
}

export interface EvidenceRequest {
  readonly agency: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly maxBytes: number
}

/**
 * Fetches from an agency, following no redirect. Gives the bytes as they come; they break off when they are too many, which
 * a reader finds as a file that was cut off. Fails with AGENCY_DOWN, AGENCY_TIMEOUT, AGENCY_BUSY, AGENCY_DENIED,
 * AGENCY_BAD_RESPONSE, FORBIDDEN and BAD_REQUEST; never with words of the agency.
 */
export async function fetchEvidence(
  { agency, url, headers, maxBytes }: EvidenceRequest,
  { agencyMs, connectMs, allowPrivateAddresses }: EvidenceLimits,
): Promise<AsyncIterable<Uint8Array>> {
  if (!allowPrivateAddresses && namesPrivateAddress(url))
    throw new CitxError('AGENCY_DOWN', `${agency} cannot be reached`)
  const dispatcher = new Agent({
    connect: { timeout: connectMs, ...(!allowPrivateAddresses && { lookup: lookupPublic }) },
    headersTimeout: agencyMs,
    bodyTimeout: agencyMs,
  })
  try {
    const { statusCode, body } = await request(url, {
      dispatcher,
      headers: { ...headers, 'accept-encoding': 'identity' },
    })
    if (statusCode === 200) return limited(body, maxBytes, dispatcher)
    throw failureOf(agency, statusCode)
  } catch (cause) {
    await dispatcher.destroy()
    if (cause instanceof CitxError) throw cause
    throw isTimeout(cause)
      ? new CitxError('AGENCY_TIMEOUT', `${agency} did not answer in time`, { cause })
      : new CitxError('AGENCY_DOWN', `${agency} cannot be reached`, { cause })
  }
}

async function* limited(
  body: AsyncIterable<unknown>,
  maxBytes: number,
  dispatcher: Agent,
): AsyncGenerator<Uint8Array> {
  try {
    let bytes = 0
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('expected bytes')
      bytes += chunk.length
      if (bytes > maxBytes) return
      yield chunk
    }
  } finally {
    await dispatcher.destroy()
  }
}

function failureOf(agency: string, status: number): CitxError {
  switch (status) {
    case 400:
      return new CitxError('BAD_REQUEST', `${agency} does not take measures or journeys like these`)
    case 401:
      return new CitxError('AGENCY_DENIED', `${agency} does not take the grant of this gateway`)
    case 403:
      return new CitxError('FORBIDDEN', `${agency} has no such release that is shared with you`)
    case 429:
    case 503:
      return new CitxError('AGENCY_BUSY', `${agency} is not available for now`)
    default:
      return new CitxError('AGENCY_BAD_RESPONSE', `${agency} answered with status ${status}`)
  }
}

function isTimeout(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    (cause.code === 'UND_ERR_HEADERS_TIMEOUT' || cause.code === 'UND_ERR_BODY_TIMEOUT')
  )
}

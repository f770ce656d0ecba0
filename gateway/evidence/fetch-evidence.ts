import { Readable } from 'node:stream'
import { Agent, request } from 'undici'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { lookupPublic, namesPrivateAddress } from '@citx/kit/net/public-lookup.ts'
import type { Downloads } from './downloads.ts'

export interface EvidenceLimits {
  /** For the first byte, and between one and the next. */
  readonly agencyMs: number
  readonly connectMs: number
  readonly allowPrivateAddresses: boolean
  /** All that are under way at this gateway. */
  readonly downloads: Downloads
}

export interface EvidenceRequest {
  readonly agency: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly maxBytes: number
  /** On whose behalf: each may have so many downloads at once. */
  readonly holder: string
}

/** However slowly it is read, a download is over after this time. */
const MOST_MS = 15 * 60_000

/**
 * Fetches from an agency, following no redirect. Gives the bytes as they come; they break off when they are too many, which
 * a reader finds as a file that was cut off. They are to be read or destroyed, as they hold a place among the downloads until
 * then. Fails with AGENCY_DOWN, AGENCY_TIMEOUT, AGENCY_BUSY, AGENCY_DENIED, AGENCY_BAD_RESPONSE, FORBIDDEN and BAD_REQUEST;
 * never with words of the agency.
 */
export async function fetchEvidence(
  { agency, url, headers, maxBytes, holder }: EvidenceRequest,
  { agencyMs, connectMs, allowPrivateAddresses, downloads }: EvidenceLimits,
): Promise<Readable> {
  if (!allowPrivateAddresses && namesPrivateAddress(url))
    throw new CitxError('AGENCY_DOWN', `${agency} cannot be reached`)
  await using stack = new AsyncDisposableStack()
  stack.use(downloads.begin(holder))
  const dispatcher = new Agent({
    connect: { timeout: connectMs, ...(!allowPrivateAddresses && { lookup: lookupPublic }) },
    headersTimeout: agencyMs,
    bodyTimeout: agencyMs,
  })
  stack.defer(() => dispatcher.destroy())
  const { statusCode, body } = await request(url, {
    dispatcher,
    headers: { ...headers, 'accept-encoding': 'identity' },
  }).catch((cause: unknown) => Promise.reject(describe(agency, cause)))
  if (statusCode !== 200) throw failureOf(agency, statusCode)
  const bytes = limited(body, maxBytes)
  const held = stack.move()
  const tooLong = setTimeout(() => bytes.destroy(), MOST_MS).unref()
  bytes.once('close', () => {
    clearTimeout(tooLong)
    void held.disposeAsync()
  })
  return bytes
}

/** A stream, not a generator: whoever leaves before the first byte is read ends it as well. */
function limited(body: Readable, maxBytes: number): Readable {
  let left = maxBytes
  const bytes = new Readable({
    read: () => void body.resume(),
    destroy(error, done) {
      body.destroy()
      done(error)
    },
  })
  body.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) bytes.push(null)
    else if (!bytes.push(chunk)) body.pause()
    if (left < 0) body.destroy()
  })
  body.once('end', () => bytes.push(null))
  body.once('error', (error) => bytes.destroy(error))
  return bytes
}

function describe(agency: string, cause: unknown): CitxError {
  return isTimeout(cause)
    ? new CitxError('AGENCY_TIMEOUT', `${agency} did not answer in time`, { cause })
    : new CitxError('AGENCY_DOWN', `${agency} cannot be reached`, { cause })
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

import { Agent, request, type Dispatcher } from 'undici'
import { CitxError, isCitxError } from '@citx/kit/errors/citx-error.ts'
import { lookupPublic, PrivateAddress } from '@citx/kit/net/public-lookup.ts'

export interface GraphqlAnswer {
  readonly status: number
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown
}

export type AskGraphql = (
  query: string,
  variables?: Readonly<Record<string, unknown>>,
) => Promise<GraphqlAnswer>

const MAX_BODY_BYTES = 4 * 1024 * 1024

/** How an endpoint that somebody named is reached. */
export interface Reaching {
  readonly dispatcher: Dispatcher
  readonly signal: AbortSignal
}

/**
 * A line to endpoints that somebody named, which only leads to public addresses unless others are allowed: the directory
 * must not be made to ask its own neighbours.
 */
export function openLine(allowPrivateAddresses: boolean): Agent {
  return new Agent({ connect: allowPrivateAddresses ? {} : { lookup: lookupPublic } })
}

/** Asks one endpoint, with or without a grant. Follows no redirects. Fails with NOT_CONFORMANT when nobody answers. */
export function askGraphql(
  url: string,
  { grant, dispatcher, signal }: Reaching & { readonly grant?: string },
): AskGraphql {
  return async (query, variables = {}) => {
    const response = await reach(url, () =>
      request(url, {
        method: 'POST',
        dispatcher,
        signal,
        headers: {
          'content-type': 'application/json',
          ...(grant !== undefined && { authorization: `Bearer ${grant}` }),
        },
        body: JSON.stringify({ query, variables }),
      }),
    )
    return {
      status: response.statusCode,
      body: findJson(await reach(url, () => readLimited(url, response.body))),
    }
  }
}

/** Fetches a text over GET, such as the agency's description of itself. Fails with NOT_CONFORMANT. */
export async function getText(url: string, reaching: Reaching): Promise<string> {
  const response = await reach(url, () => request(url, { ...reaching }))
  const text = await reach(url, () => readLimited(url, response.body))
  if (response.statusCode !== 200)
    throw new CitxError('NOT_CONFORMANT', `${url} answers with status ${response.statusCode}`)
  return text
}

async function reach<T>(url: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send()
  } catch (cause) {
    if (isCitxError(cause)) throw cause
    if (cause instanceof PrivateAddress) throw privateAddress(url)
    throw new CitxError(
      'NOT_CONFORMANT',
      `${url} cannot be reached or does not answer in time; check that it is serving`,
      { cause },
    )
  }
}

/** The refusal of an endpoint that is not asked. */
export function privateAddress(url: string): CitxError {
  return new CitxError(
    'NOT_CONFORMANT',
    `${url} is not asked: its address is not a public one; to try things out, set allowPrivateAddresses in directory.yaml`,
  )
}

async function readLimited(url: string, body: AsyncIterable<unknown>): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > MAX_BODY_BYTES)
      throw new CitxError('NOT_CONFORMANT', `${url} answers with more than ${MAX_BODY_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

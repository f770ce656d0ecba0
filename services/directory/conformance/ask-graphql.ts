import { request } from 'undici'
import { CitxError, isCitxError } from '@citx/kit/errors/citx-error.ts'

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

/** Asks one endpoint, with or without a grant. Follows no redirects. Fails with NOT_CONFORMANT when nobody answers. */
export function askGraphql(
  url: string,
  { grant, signal }: { readonly grant?: string; readonly signal: AbortSignal },
): AskGraphql {
  return async (query, variables = {}) => {
    const response = await reach(url, () =>
      request(url, {
        method: 'POST',
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
export async function getText(url: string, signal: AbortSignal): Promise<string> {
  const response = await reach(url, () => request(url, { signal }))
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
    throw new CitxError(
      'NOT_CONFORMANT',
      `${url} cannot be reached or does not answer in time; check that it is serving`,
      { cause },
    )
  }
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

import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher } from 'undici'
import { CallerGone } from './deadline.ts'
import type { AgencyFailure } from './failure.ts'
import { failureOfSocket, isStaleSocket } from './socket-error.ts'

/** What came back over HTTP, or why nothing did. */
export type PostResult =
  | { readonly kind: 'response'; readonly response: HttpAnswer }
  | { readonly kind: 'failed'; readonly failure: AgencyFailure }

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface PostRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly maxBytes: number
}

/**
 * Posts once, and once more when the connection failed before any byte of an answer came: questions change nothing, so
 * asking again is safe. Follows no redirect. Throws CallerGone when nobody waits for the answer any more.
 */
export async function post(pool: Dispatcher, request: PostRequest): Promise<PostResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await pool.request({
        path: request.path,
        method: 'POST',
        headers: request.headers,
        body: request.body,
        signal: request.signal,
      })
      return await readBody(response, request)
    } catch (error) {
      if (request.signal.aborted) return abandoned(request)
      if (attempt === 1 && isStaleSocket(error)) continue
      return { kind: 'failed', failure: failureOfSocket(error) }
    }
  }
}

async function readBody(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  request: PostRequest,
): Promise<PostResult> {
  // undici rejects a body that is destroyed; without a listener that would be an unhandled error.
  body.on('error', () => undefined)
  const encoding = headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity') {
    body.destroy()
    return refused('compressed its answer, though it was asked not to')
  }
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('expected bytes')
      bytes += chunk.length
      if (bytes > request.maxBytes) {
        body.destroy()
        return refused(`answered with more than ${request.maxBytes} bytes`)
      }
      chunks.push(chunk)
    }
  } catch {
    if (request.signal.aborted) return abandoned(request)
    return {
      kind: 'failed',
      failure: { status: 'DOWN', reason: 'broke off in the middle of its answer' },
    }
  }
  const whole = Buffer.concat(chunks, bytes)
  if (!isUtf8(whole)) return refused('answered with bytes that are not UTF-8')
  return {
    kind: 'response',
    response: { status: statusCode, headers, text: whole.toString('utf8') },
  }
}

function refused(reason: string): PostResult {
  return { kind: 'failed', failure: { status: 'BAD_RESPONSE', reason } }
}

function abandoned({ signal, timeoutMs }: PostRequest): PostResult {
  if (signal.reason instanceof CallerGone) throw signal.reason
  return { kind: 'failed', failure: timedOut(timeoutMs) }
}

export function timedOut(timeoutMs: number): AgencyFailure {
  return { status: 'TIMEOUT', reason: `did not answer within ${Math.round(timeoutMs)} ms` }
}

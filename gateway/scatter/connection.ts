import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhenResult } from 'cockatiel'
import { Pool } from 'undici'
import { CallerGone, type Deadline } from './deadline.ts'
import type { AgencyFailure } from './failure.ts'
import { post, timedOut, type PostResult } from './post.ts'
import { createSlots } from './slots.ts'

/** How much one agency may take of the gateway. */
export interface ConnectionLimits {
  readonly sockets: number
  /** Questions that may wait for a socket; the next one is BUSY. */
  readonly queue: number
  readonly maxAnswerBytes: number
  readonly connectTimeoutMs: number
  /** So many failures in a row, and the agency is left alone for a while. */
  readonly breakerFailures: number
  readonly breakerRestMs: number
  /** A deadline under this is the caller's doing: it says nothing about the agency's health. */
  readonly fullDeadlineMs: number
}

/** The gateway's line to one agency: its own sockets, queue and circuit breaker. */
export interface Connection {
  readonly endpoint: string
  post(
    body: string,
    headers: Readonly<Record<string, string>>,
    deadline: Deadline,
  ): Promise<PostResult>
  /** Closes every socket, whatever is under way. */
  close(): Promise<void>
}

/** Opens the line; no socket is connected before the first question. */
export function openConnection(endpoint: string, limits: ConnectionLimits): Connection {
  const url = new URL(endpoint)
  const pool = new Pool(url.origin, {
    connections: limits.sockets,
    pipelining: 1,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: limits.connectTimeoutMs },
  })
  const slots = createSlots(limits.sockets, limits.queue)
  const breaker = circuitBreaker(
    handleWhenResult((result) => result instanceof Unhealthy),
    {
      halfOpenAfter: limits.breakerRestMs,
      breaker: new ConsecutiveBreaker(limits.breakerFailures),
    },
  )

  return {
    endpoint,
    async post(body, headers, deadline) {
      try {
        const taken = slots.take(deadline.signal)
        if (taken === undefined) return failed({ status: 'BUSY', reason: queueFull })
        using held = new DisposableStack()
        held.use(await taken)
        const request = {
          path: url.pathname + url.search,
          headers,
          body,
          signal: deadline.signal,
          timeoutMs: deadline.timeoutMs,
          maxBytes: limits.maxAnswerBytes,
        }
        const full = deadline.timeoutMs >= limits.fullDeadlineMs
        const asked = breaker.execute(async () => judge(await post(pool, request), full))
        const outcome = await within(deadline, asked)
        return outcome instanceof Unhealthy ? outcome.result : outcome
      } catch (error) {
        if (error instanceof BrokenCircuitError) return failed({ status: 'DOWN', reason: resting })
        if (deadline.signal.aborted && !(deadline.signal.reason instanceof CallerGone))
          return failed(timedOut(deadline.timeoutMs))
        throw error
      }
    },
    close: () => pool.destroy(),
  }
}

const queueFull = 'has too many questions waiting'
const resting = 'failed several times in a row and is left alone for a moment'

function failed(failure: AgencyFailure): PostResult {
  return { kind: 'failed', failure }
}

/** Marks a result that counts against the agency's health. */
class Unhealthy {
  readonly result: PostResult

  constructor(result: PostResult) {
    this.result = result
  }
}

function judge(result: PostResult, full: boolean): PostResult | Unhealthy {
  if (result.kind === 'response') return result
  const { status } = result.failure
  return status === 'DOWN' || (status === 'TIMEOUT' && full) ? new Unhealthy(result) : result
}

/** A question that waits while another probes a resting agency must not wait longer than its own time. */
async function within<T>({ signal }: Deadline, work: Promise<T>): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const abort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

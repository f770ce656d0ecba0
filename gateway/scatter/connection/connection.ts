import { performance } from 'node:perf_hooks'
import { Pool } from 'undici'
import { Overdue, type Deadline } from '../deadline.ts'
import type { AgencyFailure } from '../failure.ts'
import { createBreaker, type Leave } from './breaker.ts'
import { askedForRest, healthOf, restAskedFor } from './health.ts'
import { post, timedOut, type PostResult } from './post.ts'
import { lookupPublic, namesPrivateAddress } from '@citx/kit/net/public-lookup.ts'
import { createRetryBudget, type RetryBudget } from './retry-budget.ts'
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
  /** Whether agencies may be at addresses that only this network reaches. */
  readonly allowPrivateAddresses: boolean
}

/** The gateway's line to one agency: its own sockets, queue and circuit breaker. */
export interface Connection {
  readonly endpoint: string
  /** Headers are names and values in turn; how long the agency has is added when the question is sent. */
  post(body: string, headers: readonly string[], deadline: Deadline): Promise<PostResult>
  /** Closes every socket, whatever is under way. */
  close(): Promise<void>
}

/** A tenth of the requests of ten seconds may be asked twice, and a few at any time. */
export function createUsualRetryBudget(floor: number): RetryBudget {
  return createRetryBudget({ share: 0.1, floor, windowMs: 10_000, now: () => performance.now() })
}

/** Opens the line; no socket is connected, and hardly any memory taken, before the first question. */
export function openConnection(
  endpoint: string,
  limits: ConnectionLimits,
  gatewayBudget: RetryBudget,
): Connection {
  const url = new URL(endpoint)
  const path = url.pathname + url.search
  const isClosed = !limits.allowPrivateAddresses && namesPrivateAddress(url)
  const slots = createSlots(limits.sockets, limits.queue)
  const budgets = [createUsualRetryBudget(3), gatewayBudget]
  const breaker = createBreaker({
    failures: limits.breakerFailures,
    restMs: limits.breakerRestMs,
    now: () => performance.now(),
  })
  let pool: Pool | undefined
  const open = () =>
    (pool ??= new Pool(url.origin, {
      connections: limits.sockets,
      pipelining: 1,
      allowH2: false,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: limits.connectTimeoutMs,
        ...(!limits.allowPrivateAddresses && { lookup: lookupPublic }),
      },
    }))

  const send = (body: string, headers: readonly string[], deadline: Deadline) => {
    const leftMs = Math.max(0, Math.floor(deadline.dueMs - performance.now()))
    const timed = [...headers, 'citx-deadline-ms', String(leftMs)]
    const { maxAnswerBytes: maxBytes } = limits
    return post(open(), { path, headers: timed, body, deadline, maxBytes })
  }

  /** Asks again where that is safe and likely to help: questions change nothing. */
  const sendTwice = async (body: string, headers: readonly string[], deadline: Deadline) => {
    for (const budget of budgets) budget.countRequest()
    const first = await send(body, headers, deadline)
    const mayRetry = first.kind === 'failed' && first.isStale === true
    if (!mayRetry || !budgets.every((budget) => budget.hasLeft())) return first
    for (const budget of budgets) budget.countRetry()
    return send(body, headers, deadline)
  }

  const ask = async (
    leave: Leave,
    body: string,
    headers: readonly string[],
    deadline: Deadline,
  ): Promise<PostResult> => {
    const startMs = performance.now()
    const hadFullTime =
      deadline.timeoutMs >= limits.fullDeadlineMs &&
      deadline.dueMs - startMs >= limits.fullDeadlineMs / 2
    try {
      const result = await sendTwice(body, headers, deadline)
      leave.settle(healthOf(result, hadFullTime))
      const restMs = result.kind === 'response' && restAskedFor(result.response, Date.now())
      if (typeof restMs === 'number') breaker.rest(restMs, askedForRest)
      return result
    } catch (error) {
      leave.settle('unknown')
      throw error
    }
  }

  return {
    endpoint,
    async post(body, headers, deadline) {
      if (isClosed) return failed(privateAddress)
      const taken = slots.take(deadline)
      if (taken === undefined) return failed(queueFull)
      try {
        using held = new DisposableStack()
        held.use(taken instanceof Promise ? await taken : taken)
        const entered = breaker.enter(deadline)
        const leave = entered instanceof Promise ? await entered : entered
        return 'status' in leave ? failed(leave) : await ask(leave, body, headers, deadline)
      } catch (error) {
        if (error instanceof Overdue) return failed(timedOut(deadline.timeoutMs))
        throw error
      }
    },
    close: async () => pool?.destroy(),
  }
}

const queueFull: AgencyFailure = { status: 'BUSY', reason: 'has too many questions waiting' }
const privateAddress: AgencyFailure = {
  status: 'DOWN',
  reason: 'is not asked: its address is not a public one',
}

function failed(failure: AgencyFailure): PostResult {
  return { kind: 'failed', failure }
}

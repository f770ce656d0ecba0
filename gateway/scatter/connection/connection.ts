import { performance } from 'node:perf_hooks'
import { buildConnector, Client } from 'undici'
import { lookupPublic, namesPrivateAddress } from '@citx/kit/net/public-lookup.ts'
import type { AgencyFailure } from '../failure.ts'
import { createBreaker } from './breaker.ts'
import { Errand, type Line, type Posting, type TakeResult } from './errand.ts'
import { createRetryBudget, type RetryBudget } from './retry-budget.ts'
import { createSockets } from './sockets.ts'

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
  /** Posts a question, and calls back once with what came of it; at once where the agency cannot be asked now. */
  post(posting: Posting, take: TakeResult): void
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
  const isClosed = !limits.allowPrivateAddresses && namesPrivateAddress(url)
  const line: Line = {
    path: url.pathname + url.search,
    sockets: createSockets(openerOf(url, limits), limits.sockets, limits.queue),
    breaker: createBreaker({
      failures: limits.breakerFailures,
      restMs: limits.breakerRestMs,
      now: () => performance.now(),
    }),
    budgets: [createUsualRetryBudget(3), gatewayBudget],
    maxAnswerBytes: limits.maxAnswerBytes,
    fullDeadlineMs: limits.fullDeadlineMs,
  }
  return {
    endpoint,
    post(posting, take) {
      if (isClosed) take({ kind: 'failed', failure: privateAddress })
      else new Errand(line, posting, take).start()
    },
    close: () => line.sockets.close(),
  }
}

/** Opens sockets that share one connector, and with it their TLS sessions. The deadline is the only one to end a question. */
function openerOf(
  { origin }: URL,
  { connectTimeoutMs, allowPrivateAddresses }: ConnectionLimits,
): () => Client {
  let connect: buildConnector.connector | undefined
  return () => {
    connect ??= buildConnector({
      timeout: connectTimeoutMs,
      allowH2: false,
      ...(!allowPrivateAddresses && { lookup: lookupPublic }),
    })
    return new Client(origin, { connect, allowH2: false, headersTimeout: 0, bodyTimeout: 0 })
  }
}

const privateAddress: AgencyFailure = {
  status: 'DOWN',
  reason: 'is not asked: its address is not a public one',
}

import type { AgencyFailure } from '../failure.ts'
import type { Health } from './breaker.ts'
import type { HttpAnswer, PostResult } from './post.ts'

/**
 * What a result tells about the agency's health. That it had no answer in time counts where it had its full time; an answer
 * that breaks the contract is the word of an agency that is up.
 */
export function healthOf(result: PostResult, hadFullTime: boolean): Health {
  if (result.kind === 'gone') return 'unknown'
  const status = result.kind === 'response' ? result.response.status : result.failure.status
  if (status === 'TIMEOUT' || status === 504) return hadFullTime ? 'ill' : 'unknown'
  return status === 'DOWN' || status === 502 || status === 503 ? 'ill' : 'well'
}

/** No agency keeps the gateway away for longer than this. */
const mostRestMs = 60_000

export const askedForRest: AgencyFailure = {
  status: 'BUSY',
  reason: 'asked to be left alone for a moment',
}

/** For how long an agency that is not available asks to be left alone: its Retry-After (RFC 9110, 10.2.3). */
export function restAskedFor({ status, headers }: HttpAnswer, nowMs: number): number | undefined {
  const after = headers['retry-after']
  if (status !== 503 || typeof after !== 'string') return undefined
  const milliseconds = /^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - nowMs
  return milliseconds > 0 ? Math.min(milliseconds, mostRestMs) : undefined
}

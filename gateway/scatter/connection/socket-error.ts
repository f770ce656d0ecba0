import { errors } from 'undici'
import type { AgencyFailure } from '../failure.ts'
import { PrivateAddress } from '@citx/kit/net/public-lookup.ts'

/** Connections that were refused, or that the agency closed before it had sent a byte in answer. */
const brokenConnection: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
])

/**
 * Whether a second attempt may help: the connection was refused, or a kept-alive socket turned out to be closed. A fresh
 * socket that was closed on us has read nothing, and is not tried again.
 */
export function isStaleSocket(error: unknown): boolean {
  if (error instanceof errors.SocketError) return (error.socket?.bytesRead ?? 1) > 0
  return brokenConnection.has(codeOf(error))
}

/** Whether what came is no HTTP, or contradicts itself. */
export function isImproperHttp(error: unknown): boolean {
  return error instanceof errors.HTTPParserError || improperHttp.has(codeOf(error))
}

const improperHttp: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

/** What an operator can act on, without the address that the socket's error holds. */
export function failureOfSocket(error: unknown): AgencyFailure {
  if (error instanceof PrivateAddress) return down('is not asked: its address is not a public one')
  const code = codeOf(error)
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT')
    return down('cannot be connected to: no answer from its address')
  if (code === 'ECONNREFUSED') return down('cannot be reached: the connection was refused')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return down('cannot be reached: its name does not resolve')
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return down('cannot be reached: there is no route to it')
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED')
    return down('has left the exchange')
  if (brokenConnection.has(code)) return down('closed the connection without an answer')
  if (isImproperHttp(error)) return { status: 'BAD_RESPONSE', reason: 'does not speak proper HTTP' }
  if (/CERT|TLS|SSL|SELF_SIGNED/.test(code))
    return down('cannot be trusted: its TLS certificate was refused')
  return down('cannot be reached')
}

function down(reason: string): AgencyFailure {
  return { status: 'DOWN', reason }
}

function codeOf(error: unknown): string {
  // With several addresses tried, the first failure says what happened.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  if (!(first instanceof Error) || !('code' in first)) return ''
  return typeof first.code === 'string' ? first.code : ''
}

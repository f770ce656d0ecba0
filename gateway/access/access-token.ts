import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { readTokenStrictly } from '@citx/kit/proof/strict-token.ts'
import { rememberTokens } from './remember-tokens.ts'

/** An OpenID provider whose access tokens the gateway takes. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly jwksUrl: string
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[]
  /** What tokens for this gateway name as their audience. */
  readonly audience: string
  readonly algorithms?: readonly string[]
  readonly maxLifetimeSeconds?: number
  readonly clock?: () => Date
}

/** The client that a token was issued to, and by whom. */
export interface ClientIdentity {
  readonly issuer: string
  readonly clientId: string
}

/** An identity that was proven, and the second at which the proof expires. */
export interface VerifiedToken {
  readonly identity: ClientIdentity
  readonly expires: number
}

/** Who a token was issued to; at once where it was verified a moment ago. */
export type VerifyToken = (token: string) => ClientIdentity | Promise<ClientIdentity>

const defaultAlgorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'] as const
const requiredClaims = ['iss', 'aud', 'exp', 'iat', 'jti', 'sub', 'client_id']
const maxTokenBytes = 8 * 1024
const toleranceSeconds = 5

/**
 * Verifies access tokens (RFC 9068), each once a minute at most. A token is good until it expires: there is no list of
 * withdrawn ones, so issuers give them short lives; a partner that leaves the directory is refused at once. Fails with
 * UNAUTHENTICATED for whatever is wrong with a token, and with SERVICE_DOWN when the issuer's keys cannot be had.
 */
export function createTokenVerifier({
  issuers,
  audience,
  algorithms = defaultAlgorithms,
  maxLifetimeSeconds = 3600,
  clock = () => new Date(),
}: TokenVerifierOptions): VerifyToken {
  const keys = new Map<string, JWTVerifyGetKey>(
    issuers.map(({ issuer, jwksUrl }) => [issuer, createRemoteJWKSet(new URL(jwksUrl))]),
  )
  const verify = async (token: string): Promise<VerifiedToken> => {
    const { claims } = readTokenStrictly(token, {
      algorithms,
      types: ['at+jwt', 'application/at+jwt'],
      maxBytes: maxTokenBytes,
    })
    const { iss } = claims
    const issuerKeys = typeof iss === 'string' ? keys.get(iss) : undefined
    if (typeof iss !== 'string' || issuerKeys === undefined)
      throw refused('its issuer is not trusted here')
    const { payload } = await jwtVerify(token, issuerKeys, {
      issuer: iss,
      audience,
      algorithms: [...algorithms],
      requiredClaims,
      clockTolerance: toleranceSeconds,
      currentDate: clock(),
    }).catch((error: unknown) => Promise.reject(describe(error)))
    const clientId = clientOf(payload, maxLifetimeSeconds, clock())
    return { identity: { issuer: iss, clientId }, expires: payload.exp ?? 0 }
  }
  return rememberTokens(verify, clock)
}

function clientOf(payload: JWTPayload, maxLifetimeSeconds: number, now: Date): string {
  const { exp = 0, iat = 0, client_id: clientId } = payload
  if (exp - iat > maxLifetimeSeconds) throw refused('it lives too long')
  if (iat > now.getTime() / 1000 + toleranceSeconds) throw refused('it was issued in the future')
  if (typeof clientId !== 'string' || clientId === '') throw refused('it names no client')
  return clientId
}

/** jose's generic code is for an answer of the issuer that is no key set: another status, or no JSON. */
const keysUnread: ReadonlySet<string> = new Set([
  errors.JWKSTimeout.code,
  errors.JWKSInvalid.code,
  errors.JOSEError.code,
])

function describe(cause: unknown): CitxError {
  if (cause instanceof errors.JWTExpired) return refused('it has expired', cause)
  if (cause instanceof errors.JOSEError && !keysUnread.has(cause.code))
    return refused('it does not prove who the caller is', cause)
  return new CitxError('SERVICE_DOWN', "the issuer's keys cannot be read", { cause })
}

function refused(reason: string, cause?: unknown): CitxError {
  return new CitxError('UNAUTHENTICATED', `the access token is refused: ${reason}`, { cause })
}

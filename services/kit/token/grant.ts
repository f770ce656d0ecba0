import { randomUUID } from 'node:crypto'
import { decodeProtectedHeader, importJWK, jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { z } from 'zod'
import { memberId, type PublicKey } from '@citx/schema/directory/document.ts'
import { admitPublicKey, type SigningKey } from '../proof/ed25519-key.ts'
import { readTokenStrictly } from '../proof/strict-token.ts'
import { CitxError } from '../errors/citx-error.ts'

/** What a gateway says when it asks an agency on behalf of a partner. */
export interface GrantClaims {
  readonly gateway: string
  readonly agency: string
  readonly partner: string
  /** The forum that the partner asks as a member of. */
  readonly forum?: string
  readonly purpose: string
  /** Gateways on whose word this one asks, the first first; left out when it knows the partner itself. */
  readonly via?: readonly string[]
}

declare const verified: unique symbol

/** Claims that an agency has checked itself; made by {@link verifyGrant} only. */
export type VerifiedGrant = GrantClaims & { readonly [verified]: true }

/** The directory's id among the gateways: it checks agencies before they are admitted, and asks for nobody. */
export const CHECKER = 'directory'
/** Partner and purpose of such a check; no agreement names them, so nothing is shown. */
export const CONFORMANCE = 'conformance'

const GRANT_TYPE = 'citx-grant+jwt'
const LIFETIME_SECONDS = 300
const chain = z.array(memberId).min(1).max(3)
const RENEW_BEFORE_SECONDS = 60
/** Callers name purposes themselves, so they could fill any memory; the oldest grants make room. */
const mostKept = 10_000

export interface GrantIssuer {
  /** A signed grant for one agency; the same one is given again, at once, until shortly before it expires. */
  grantFor(claims: Omit<GrantClaims, 'gateway'>): string | Promise<string>
}

export interface GrantIssuerOptions {
  readonly gateway: string
  readonly key: SigningKey
  readonly clock?: () => Date
}

interface Kept {
  /** A promise until it is signed. */
  token: string | Promise<string>
  readonly renewAt: number
}

/** Signs grants with the gateway's key: `typ` citx-grant+jwt, one audience, five minutes. */
export function createGrantIssuer({
  gateway,
  key,
  clock = () => new Date(),
}: GrantIssuerOptions): GrantIssuer {
  const cache = new Map<string, Kept>()
  return {
    grantFor(claims) {
      const now = Math.floor(clock().getTime() / 1000)
      const id = keyOf(claims)
      const cached = cache.get(id)
      if (cached !== undefined && now < cached.renewAt) return cached.token
      cache.delete(id)
      for (const [old, { renewAt }] of cache) {
        if (renewAt > now && cache.size < mostKept) break
        cache.delete(old)
      }
      const signing = sign({ ...claims, gateway }, key, now)
      const kept: Kept = { token: signing, renewAt: now + LIFETIME_SECONDS - RENEW_BEFORE_SECONDS }
      cache.set(id, kept)
      return signing.then((token) => (kept.token = token))
    },
  }
}

/** Ids of the directory hold no line breaks, so no two sets of claims have one key. */
function keyOf(claims: Omit<GrantClaims, 'gateway'>): string {
  const { agency, partner, forum, purpose, via = [] } = claims
  const inForum = forum === undefined ? '' : `in ${forum}`
  return `${agency}\n${partner}\n${inForum}\n${purpose}\n${via.join(' ')}`
}

function sign(claims: GrantClaims, key: SigningKey, now: number): Promise<string> {
  const { agency, partner, gateway, forum, purpose, via } = claims
  const others = { ...(forum !== undefined && { forum }), ...(via !== undefined && { via }) }
  return new SignJWT({ act: gateway, purpose, ...others })
    .setProtectedHeader({ alg: 'EdDSA', typ: GRANT_TYPE, kid: key.publicKey.kid })
    .setAudience(agency)
    .setSubject(partner)
    .setIssuer(gateway)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .setJti(randomUUID())
    .sign(key.privateKey)
}

/** Whether a token says that it is a grant; nothing in it is proven. */
export function isGrant(token: string): boolean {
  try {
    return decodeProtectedHeader(token).typ === GRANT_TYPE
  } catch {
    return false
  }
}

/** Keys of the gateways that an agency listens to, by gateway id. */
export type GatewayKeys = ReadonlyMap<string, readonly PublicKey[]>

export interface VerifyGrantOptions {
  readonly agency: string
  readonly gatewayKeys: GatewayKeys
  readonly clock?: () => Date
}

/** Checks a grant at the agency. Fails with UNAUTHENTICATED; the reason is in the cause, for the log. */
export async function verifyGrant(
  token: string,
  { agency, gatewayKeys, clock = () => new Date() }: VerifyGrantOptions,
): Promise<VerifiedGrant> {
  try {
    readTokenStrictly(token, { algorithms: ['EdDSA'], types: [GRANT_TYPE] })
    const { payload, protectedHeader } = await jwtVerify(
      token,
      (header) => findKey(gatewayKeys, header.kid),
      {
        typ: GRANT_TYPE,
        algorithms: ['EdDSA'],
        audience: agency,
        currentDate: clock(),
        clockTolerance: 5,
        maxTokenAge: LIFETIME_SECONDS,
        requiredClaims: ['exp', 'iat', 'jti', 'sub', 'act', 'purpose'],
      },
    )
    return readClaims(payload, protectedHeader.kid, { agency, gatewayKeys })
  } catch (cause) {
    throw new CitxError('UNAUTHENTICATED', 'the grant is missing, expired or not for this agency', {
      cause,
    })
  }
}

async function importKey(key: PublicKey) {
  const { kty, crv, x } = admitPublicKey(key)
  return importJWK({ kty, crv, x }, 'EdDSA')
}

async function findKey(gatewayKeys: GatewayKeys, kid: string | undefined) {
  for (const keys of gatewayKeys.values())
    for (const key of keys) if (key.kid === kid) return importKey(key)
  throw new Error('no gateway has this key')
}

function readClaims(payload: JWTPayload, kid: string | undefined, options: VerifyGrantOptions) {
  const { sub, act, iss, aud, forum, purpose, via, exp = 0, iat = 0 } = payload
  const claims: GrantClaims = {
    agency: options.agency,
    partner: memberId.parse(sub),
    gateway: memberId.parse(act),
    purpose: memberId.parse(purpose),
    ...(forum !== undefined && { forum: memberId.parse(forum) }),
    ...(via !== undefined && { via: chain.parse(via) }),
  }
  if (typeof aud !== 'string') throw new Error('a grant is for one agency')
  if (iss !== act) throw new Error('a grant is issued by the gateway that acts')
  if (exp - iat > LIFETIME_SECONDS) throw new Error('a grant lives five minutes at most')
  if (claims.gateway === CHECKER && !isCheck(claims))
    throw new Error('the directory asks in its own name alone, to check conformance')
  if (!options.gatewayKeys.get(claims.gateway)?.some((key) => key.kid === kid))
    throw new Error('the key belongs to another gateway')
  return brand(claims)
}

function isCheck({ partner, purpose, forum, via }: GrantClaims): boolean {
  if (forum !== undefined || via !== undefined) return false
  return partner === CONFORMANCE && purpose === CONFORMANCE
}

function brand(checked: GrantClaims): VerifiedGrant {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where a grant becomes a verified one
  return checked as VerifiedGrant
}

import { createServer } from 'node:http'
import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { listen, type RunningHttp } from './listen.ts'

export interface TokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly omit?: readonly string[]
  readonly typ?: string
  readonly lifetimeSeconds?: number
}

export interface Issuer extends RunningHttp {
  /** A token for a client, good unless changed. */
  readonly tokenFor: (clientId: string, changes?: TokenChanges) => Promise<string>
}

export const audience = 'https://gateway.example/'

/** A provider's keys over HTTP, and tokens signed with them. */
export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'EdDSA', use: 'sig' }
  const running = await listen(
    createServer((_request, response) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ keys: [jwk] }))
    }),
  )
  const tokenFor = async (clientId: string, changes: TokenChanges = {}) => {
    const now = Math.floor(Date.now() / 1000)
    const all: Record<string, unknown> = {
      iss: running.url,
      aud: audience,
      sub: clientId,
      client_id: clientId,
      iat: now,
      exp: now + (changes.lifetimeSeconds ?? 600),
      jti: randomUUID(),
      ...changes.claims,
    }
    const claims = Object.fromEntries(
      Object.entries(all).filter(([name]) => !changes.omit?.includes(name)),
    )
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: changes.typ ?? 'at+jwt', kid: 'key-1' })
      .sign(privateKey)
  }
  return { ...running, tokenFor }
}

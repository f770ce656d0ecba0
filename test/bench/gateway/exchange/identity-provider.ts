import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { listenLocally } from './listen-locally.ts'

/** The audience of the access tokens of the bench. */
export const AUDIENCE = 'https://gateway.example/'

export interface IdentityProvider extends AsyncDisposable {
  readonly url: string
  /** A fresh access token (RFC 9068) for a client. */
  tokenFor(clientId: string): Promise<string>
}

/** Keys over HTTP, and tokens that they verify. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'EdDSA', use: 'sig' }
  const keys = JSON.stringify({ keys: [jwk] })
  const server = await listenLocally(
    createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(keys)
    }),
  )
  return {
    url: server.url,
    tokenFor: (clientId) =>
      new SignJWT({ client_id: clientId })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'key-1' })
        .setIssuer(server.url)
        .setAudience(AUDIENCE)
        .setSubject(clientId)
        .setIssuedAt()
        .setExpirationTime('1h')
        .setJti(randomUUID())
        .sign(privateKey),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

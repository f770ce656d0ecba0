import { once } from 'node:events'
import { createServer } from 'node:http'
import { generateKeyPair, SignJWT } from 'jose'
import { expect, it } from 'vitest'
import { createTokenVerifier } from './access-token.ts'

const audience = 'https://gateway.example/'

it.each([
  ['with another status', 503, '{"keys":[]}'],
  ['with something that is not JSON', 200, 'try again later'],
  ['with JSON that is no key set', 200, '[]'],
])('blames the service, not the token, when an issuer answers %s', async (_how, status, body) => {
  const server = createServer((_request, response) => response.writeHead(status).end(body))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  await using stack = new AsyncDisposableStack()
  stack.defer(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  const issuer = `http://127.0.0.1:${address.port}`
  const verify = createTokenVerifier({ issuers: [{ issuer, jwksUrl: issuer }], audience })
  const { privateKey } = await generateKeyPair('ES256')
  const token = await new SignJWT({ client_id: 'analyst' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'key-1' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('analyst')
    .setJti('one')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
  await expect(verify(token)).rejects.toMatchObject({ code: 'SERVICE_DOWN' })
})

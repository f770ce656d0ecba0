import { createServer } from 'node:http'
import type { JSONWebKeySet } from 'jose'
import { Provider, type Configuration } from 'oidc-provider'
import type { Secret } from '@citx/kit/config/secret.ts'
import { describeListenError } from '@citx/kit/http/describe-listen-error.ts'
import { MemoryStore } from './memory-store.ts'

/** An organisation that gets tokens from this issuer. */
export interface IssuerClient {
  readonly id: string
  readonly secret: Secret<string>
}

export interface IssuerOptions {
  readonly clients: readonly IssuerClient[]
  /** The resource that tokens are for: the gateway's audience. */
  readonly audience: string
  /** Private keys that tokens are signed with. */
  readonly keys: JSONWebKeySet
  readonly port?: number
  readonly lifetimeSeconds?: number
}

export interface Issuer extends AsyncDisposable {
  readonly issuer: string
  readonly port: number
  readonly jwksUrl: string
  /** Gets an access token as a machine does: client credentials (RFC 6749 section 4.4), RFC 9068 form. */
  tokenFor(clientId: string): Promise<string>
}

/** An OpenID provider for trying and testing. Production brings the organisations' own. */
export async function startIssuer(options: IssuerOptions): Promise<Issuer> {
  const server = createServer()
  const port = await listen(server, options.port ?? 0)
  const issuer = `http://127.0.0.1:${port}`
  const provider = new Provider(issuer, configuration(options))
  const handle = provider.callback()
  server.on('request', (request, response) => void handle(request, response))
  return {
    issuer,
    port,
    jwksUrl: `${issuer}/jwks`,
    tokenFor: (clientId) => requestToken(issuer, clientId, options),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function configuration({
  clients,
  audience,
  keys,
  lifetimeSeconds = 3600,
}: IssuerOptions): Configuration {
  return {
    clients: clients.map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret.reveal(),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      id_token_signed_response_alg: 'ES256',
    })),
    adapter: MemoryStore,
    jwks: { keys: [...keys.keys] },
    ttl: { ClientCredentials: lifetimeSeconds },
    scopes: ['read'],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope: 'read',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: lifetimeSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  }
}

async function requestToken(
  issuer: string,
  clientId: string,
  { clients, audience }: IssuerOptions,
): Promise<string> {
  const client = clients.find(({ id }) => id === clientId)
  if (client === undefined) throw new RangeError(`no client ${clientId}`)
  const credentials = Buffer.from(`${client.id}:${client.secret.reveal()}`).toString('base64')
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      resource: audience,
      scope: 'read',
    }),
  })
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer)
    return String(answer.access_token)
  throw new Error(`the issuer gave no token: ${JSON.stringify(answer)}`)
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(describeListenError(error, `127.0.0.1:${port}`)))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('not bound to a port'))
      else resolve(address.port)
    })
  })
}

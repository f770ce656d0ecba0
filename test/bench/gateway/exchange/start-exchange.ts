import { agencyIds } from '../workload/agency-ids.ts'
import {
  startDirectoryServer,
  type AgencyAddress,
  type DirectoryServer,
} from './directory-server.ts'
import { createGatewayIdentity, signingKeyOf, type GatewayIdentity } from './gateway-identity.ts'
import { startIdentityProvider, type IdentityProvider } from './identity-provider.ts'
import type { Upstream, Way } from './upstream.ts'

/** What agencies are started among. */
export interface Surroundings {
  readonly directory: DirectoryServer
  readonly gateway: GatewayIdentity
  readonly clients: readonly string[]
}

/** Everything around the gateways: agencies, a directory, an identity provider, and clients with their tokens. */
export interface Exchange<U extends Upstream = Upstream> extends Surroundings, AsyncDisposable {
  readonly upstream: U
  readonly identityProvider: IdentityProvider
  /** One `authorization` header for each client, no two alike. */
  readonly authorizations: readonly string[]
  addresses(count: number, way: Way): readonly AgencyAddress[]
}

export interface ExchangeOptions<U extends Upstream> {
  /** How many. */
  readonly clients: number
  readonly startUpstream: (surroundings: Surroundings) => Promise<U>
}

export async function startExchange<U extends Upstream>(
  options: ExchangeOptions<U>,
): Promise<Exchange<U>> {
  await using started = new AsyncDisposableStack()
  const clients = Array.from({ length: options.clients }, (_, index) => `client-${index}`)
  const gateway = createGatewayIdentity()
  const { publicKey } = await signingKeyOf(gateway)
  const identityProvider = started.use(await startIdentityProvider())
  const directory = started.use(
    await startDirectoryServer({
      issuer: identityProvider.url,
      clients,
      gateways: [{ id: gateway.id, keys: [publicKey] }],
    }),
  )
  const upstream = started.use(await options.startUpstream({ directory, gateway, clients }))
  const tokens = await Promise.all(clients.map((id) => identityProvider.tokenFor(id)))
  const running = started.move()
  return {
    upstream,
    directory,
    gateway,
    clients,
    identityProvider,
    authorizations: tokens.map((token) => `Bearer ${token}`),
    addresses: (count, way) => agencyIds(count).map((id) => ({ id, url: upstream.urlOf(id, way) })),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

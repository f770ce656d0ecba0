import { agencyIds } from '../workload/agency-ids.ts'
import { startStubs, type Stubs, type Way } from '../stubs/start-stubs.ts'
import {
  startDirectoryServer,
  type AgencyAddress,
  type DirectoryServer,
} from './directory-server.ts'
import { startIdentityProvider, type IdentityProvider } from './identity-provider.ts'

/** Everything around the gateways: agencies, a directory, an identity provider, and clients with their tokens. */
export interface Exchange extends AsyncDisposable {
  readonly stubs: Stubs
  readonly directory: DirectoryServer
  readonly identityProvider: IdentityProvider
  /** One `authorization` header for each client, no two alike. */
  readonly authorizations: readonly string[]
  addresses(count: number, way: Way): readonly AgencyAddress[]
}

export interface ExchangeOptions {
  readonly seed: number
  readonly clients: number
}

export async function startExchange({ seed, clients }: ExchangeOptions): Promise<Exchange> {
  await using started = new AsyncDisposableStack()
  const ids = Array.from({ length: clients }, (_, index) => `client-${index}`)
  const stubs = started.use(await startStubs(seed))
  const identityProvider = started.use(await startIdentityProvider())
  const directory = started.use(
    await startDirectoryServer({ issuer: identityProvider.url, clients: ids }),
  )
  const tokens = await Promise.all(ids.map((id) => identityProvider.tokenFor(id)))
  const running = started.move()
  return {
    stubs,
    directory,
    identityProvider,
    authorizations: tokens.map((token) => `Bearer ${token}`),
    addresses: (count, way) => agencyIds(count).map((id) => ({ id, url: stubs.urlOf(id, way) })),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

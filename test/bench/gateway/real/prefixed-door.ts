import type { OpenAgency } from '@citx/agency/agency.ts'
import { watchAgreements } from '@citx/agency/agreements/watch-agreements.ts'
import { openKeys } from '@citx/agency/home/agency-keys.ts'
import type { SubgraphContext } from '@citx/agency/subgraph/context.ts'
import { createContext } from '@citx/agency/subgraph/create-context.ts'
import { watchReleases } from '@citx/agency/subgraph/releases/watch-releases.ts'
import { resolvers } from '@citx/agency/subgraph/resolvers/resolvers.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import { silentLogger as log } from '@citx/kit/log/logger.ts'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { signingKeyOf } from '../exchange/gateway-identity.ts'
import type { RealOrders } from './orders.ts'

/**
 * The same agency, with a root field of its own name beside the contract's, as other gateways need it. They sign no grants, so
 * this door does it in place of the caller's token; from there on it is the agency's own work.
 */
export async function servePrefixed(
  agency: OpenAgency,
  { gateway, partners }: RealOrders,
): Promise<RunningServer> {
  const { id, profile, home } = agency
  await using started = new AsyncDisposableStack()
  const vocabulary = loadVocabulary()
  const { timeZone } = profile
  const agreements = started.use(
    await watchAgreements({ path: home.agreements, timeZone, vocabulary, log }),
  )
  const db = openDatabase<unknown>(agency.readerUrl, { applicationName: `citx-${id}`, poolSize: 1 })
  started.defer(() => db.destroy())
  const releaseKeys = async () => (await openKeys(home.keys)).releaseKeys
  const watched = started.use(await watchReleases({ db, releaseKeys, log, pollMs: 1000 }))
  const key = await signingKeyOf(gateway)
  const issuer = createGrantIssuer({ gateway: gateway.id, key })
  const sources = {
    agency: id,
    vocabulary,
    agreements,
    gatewayKeys: () => new Map([[gateway.id, [key.publicKey]]]),
    releases: () => watched.current(),
    clock: () => new Date(),
    log,
  }
  const [partner = ''] = partners.ask
  const claims = { agency: id, partner, purpose: 'benchmarking' }
  const server = started.use(
    await serveGraphql<SubgraphContext>({
      name: `agency ${id}`,
      log,
      executable: { schema: prefixedSchema(id) },
      context: async (request) => {
        const authorization = `Bearer ${await issuer.grantFor(claims)}`
        return createContext(
          { ...request, headers: { ...request.headers, authorization } },
          sources,
        )
      },
    }),
  )
  const running = started.move()
  const { url, port } = server
  return { url, port, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function prefixedSchema(id: string) {
  return createExecutableSchema<SubgraphContext>(
    [readSdl('agency'), `extend type Query { ${id}: Agency }`],
    { ...resolvers, Query: { ...resolvers.Query, [id]: () => ({ id }) } },
  )
}

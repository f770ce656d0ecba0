import type { DirectoryWatch } from '@citx/kit/directory/watch-directory.ts'
import { serveGraphql } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { buildContract } from '@citx/schema/sdl/build-contract.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { createTokenVerifier } from './access/access-token.ts'
import { createCheckCost } from './access/limits/check-cost.ts'
import { followMembers } from './access/follow-members.ts'
import { createFindPlan } from './compile/find-plan.ts'
import { createAnswerStore } from './cache/answer-store.ts'
import type { GatewayConfig } from './config.ts'
import { createContext } from './create-context.ts'
import { createDownloads } from './evidence/downloads.ts'
import { addEvidenceRoutes } from './evidence/evidence-routes.ts'
import { asExecutable } from './execute.ts'
import { addRelayRoutes } from './relay/relay-routes.ts'
import { createAgencyMemory } from './scatter/agency-memory.ts'
import { createConnections } from './scatter/connections.ts'
import { createPrepareQuestion } from './scatter/question.ts'
import { buildGatewaySchema } from './stitch/build-gateway-schema.ts'
import { createCatalogueExecutor } from './stitch/catalogue-executor.ts'

export interface GatewayOptions {
  readonly config: GatewayConfig
  /** The key that grants are signed with. */
  readonly key: SigningKey
  /** The members; the gateway follows it and leaves its disposal to whoever started it. */
  readonly directory: DirectoryWatch
  readonly log: Logger
  readonly clock?: () => Date
  /** How operations are compiled; {@link createFindPlan} when left out. */
  readonly compile?: typeof createFindPlan
}

export interface Gateway extends AsyncDisposable {
  /** Address of the GraphQL endpoint. */
  readonly url: string
}

/** Starts a gateway. It needs no agency to be up, and keeps answering while directory and catalogue are down. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    config,
    key,
    directory,
    log,
    clock = () => new Date(),
    compile = createFindPlan,
  } = options
  const { deadlines } = config
  await using stack = new AsyncDisposableStack()

  const catalogue = stack.use(
    createCatalogueExecutor({
      url: config.catalogueUrl,
      timeoutMs: deadlines.catalogueMs,
      freshMs: 60_000,
    }),
  )
  const connections = stack.use(
    createConnections({
      limits: {
        ...config.agencies,
        connectTimeoutMs: deadlines.connectMs,
        fullDeadlineMs: deadlines.agencyMs,
      },
      graceMs: deadlines.queryMs,
    }),
  )
  const members = stack.use(followMembers(directory, connections))
  const contract = buildContract('agency')
  const schema = buildGatewaySchema({
    contract,
    vocabulary: loadVocabulary(),
    askCatalogue: (request) => catalogue.execute(request),
  })
  const prepare = createPrepareQuestion(contract)
  const services = {
    currentMembers: () => members.current(),
    verify: createTokenVerifier({ issuers: config.issuers, audience: config.audience, clock }),
    checkCost: createCheckCost(schema, config.limits),
    scatter: {
      contract,
      prepare,
      connections,
      grants: createGrantIssuer({ gateway: config.id, key, clock }),
      store: createAnswerStore(config.cache),
      memory: createAgencyMemory(),
      agencyTimeoutMs: deadlines.agencyMs,
    },
    queryTimeoutMs: deadlines.queryMs,
  }
  const server = stack.use(
    await serveGraphql({
      name: 'gateway',
      log,
      executable: asExecutable(schema, compile({ schema, contract, prepare })),
      context: (request) => createContext(request, services),
      routes: (app) => {
        const relay = { id: config.id, clock, ...config.relay }
        const downloads = createDownloads({ inAll: 64, each: 8 })
        const limits = { ...deadlines, ...config.agencies, downloads }
        addEvidenceRoutes(app, { ...services, grants: services.scatter.grants, limits, relay })
        addRelayRoutes(app, {
          ...services.scatter,
          ...relay,
          currentMembers: services.currentMembers,
          limits,
        })
      },
      host: config.host,
      port: config.port,
      limits: { bodyBytes: config.limits.bodyBytes, tokens: config.limits.tokens },
    }),
  )
  const running = stack.move()
  return { url: server.url, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

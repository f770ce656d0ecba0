import { sql } from 'kysely'
import type { Secret } from '@citx/kit/config/secret.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { createExecutableSchema } from '@citx/kit/http/executable-schema.ts'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { GatewayKeys } from '@citx/kit/token/grant.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { readSdl } from '@citx/schema/sdl/read-sdl.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgreementsSource } from '../agreements/watch-agreements.ts'
import { answerHeaders } from './answer-headers.ts'
import type { SubgraphContext } from './context.ts'
import { createContext } from './create-context.ts'
import { watchReleases } from './releases/watch-releases.ts'
import { resolvers } from './resolvers/resolvers.ts'
import { addReleaseRoutes } from './routes/release-routes.ts'
import { addSelfDescription, type DescribeAgency } from './routes/self-description.ts'
import { stateTag } from './state-tag.ts'

export interface SubgraphOptions {
  readonly agency: string
  /** Leads to the agency's database as its reader role, which sees releases and nothing else. */
  readonly readerUrl: Secret<string>
  readonly vocabulary: Vocabulary
  readonly agreements: AgreementsSource
  /** Keys of the gateways in the directory, as they are now. */
  readonly gatewayKeys: () => GatewayKeys
  /** Keys that the agency's releases were signed with, as they are now. */
  readonly releaseKeys: () => Promise<readonly PublicKey[]>
  /** The agency's signed description of itself, served for those who let it join. */
  readonly describe: DescribeAgency
  readonly log: Logger
  readonly host?: string
  readonly port?: number
  /** How often to look for a newer release; 1000 by default. */
  readonly pollMs?: number
  readonly clock?: () => Date
}

export interface Subgraph extends RunningServer {
  /** Looks for a newer release now. */
  refresh(): Promise<void>
}

/** Serves an agency's releases to gateways: the contract's agency schema, and nothing that is not in a release. */
export async function createSubgraph(options: SubgraphOptions): Promise<Subgraph> {
  const { agency, log, pollMs = 1000, clock = () => new Date() } = options
  await using started = new AsyncDisposableStack()
  const db = openDatabase<unknown>(options.readerUrl, {
    applicationName: `citx-subgraph-${agency}`,
    poolSize: 2,
    log,
  })
  started.defer(() => db.destroy())
  await sql`select 1`.execute(db)
  const watched = started.use(await watchReleases({ ...options, db, pollMs }))
  const sources = { ...options, releases: () => watched.current(), clock }
  const server = started.use(
    await serveGraphql<SubgraphContext>({
      name: `agency ${agency}`,
      log,
      executable: { schema: createExecutableSchema([readSdl('agency')], resolvers) },
      context: (request) => createContext(request, sources),
      responseHeaders: answerHeaders,
      validator: stateTag,
      routes: (app) => {
        addSelfDescription(app, options.describe)
        addReleaseRoutes(app, { ...sources, db })
      },
      ...(options.host !== undefined && { host: options.host }),
      ...(options.port !== undefined && { port: options.port }),
    }),
  )
  const running = started.move()
  return {
    url: server.url,
    port: server.port,
    refresh: () => watched.refresh(),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Secret } from '@citx/kit/config/secret.ts'
import { migrate } from '@citx/kit/database/migrate.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { serveGraphql, type RunningServer } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import { publicKeyOf, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { CHECKER } from '@citx/kit/token/grant.ts'
import type { DirectoryContext } from './context.ts'
import {
  createDocumentStore,
  type DocumentStore,
  type SignedDirectory,
} from './membership/document-store.ts'
import { directoryMigrations, type DirectoryTables } from './membership/migrations.ts'
import type { Members } from './membership/members.ts'
import { createDirectorySchema } from './schema.ts'

export interface DirectoryOptions {
  readonly db: Kysely<DirectoryTables>
  readonly key: SigningKey
  /** Bearer token of the operator who admits members. */
  readonly administratorToken: Secret<string>
  readonly log: Logger
  readonly host?: string
  readonly port?: number
  readonly clock?: () => Date
  /** How long a document is valid; it is signed anew at half of that. */
  readonly lifetimeMs?: number
  /** Let agencies join whose endpoint is on this machine or in a private network; not by default. */
  readonly allowPrivateAddresses?: boolean
}

export interface Directory extends RunningServer {
  /** Where readers fetch the signed document. */
  readonly documentUrl: string
  /** Sets partners, forums and gateways, which the operator configures; agencies join by themselves. */
  configure(members: Omit<Members, 'agencies'>): Promise<void>
}

const WEEK_MS = 7 * 86_400_000

/** Serves the list of who takes part: as a signed document at `/directory`, and as a subgraph. */
export async function createDirectory(options: DirectoryOptions): Promise<Directory> {
  const { db, key, log, clock = () => new Date(), lifetimeMs = WEEK_MS } = options
  const { allowPrivateAddresses = false } = options
  await migrate(db, directoryMigrations, { owner: 'directory' })
  const store = createDocumentStore({ db, key, clock, lifetimeMs })
  const current = () => freshDocument(store, clock(), lifetimeMs)
  await current()

  const server = await serveGraphql<DirectoryContext>({
    name: 'directory',
    log,
    executable: { schema: createDirectorySchema({ store, key, clock, allowPrivateAddresses }) },
    context: async ({ headers }) => ({
      directory: await current(),
      administrator: isAdministrator(headers.authorization, options.administratorToken),
    }),
    routes: (app) => serveDocument(app, current),
    ...(options.host !== undefined && { host: options.host }),
    ...(options.port !== undefined && { port: options.port }),
  })
  return {
    ...server,
    documentUrl: new URL('/directory', server.url).href,
    async configure(members) {
      const gateways = [
        ...members.gateways.filter(({ id }) => id !== CHECKER),
        { id: CHECKER, keys: [publicKeyOf(key)] },
      ]
      await store.publish((before) => ({ ...before, ...members, gateways }))
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

/** The newest document, signed anew when it has lived half its life. */
async function freshDocument(
  store: DocumentStore,
  now: Date,
  lifetimeMs: number,
): Promise<SignedDirectory> {
  const newest = await store.newest()
  if (newest !== undefined) {
    const left = new Date(newest.document.expires).getTime() - now.getTime()
    if (left > lifetimeMs / 2) return newest
  }
  return store.publish((members) => members)
}

function serveDocument(app: FastifyInstance, current: () => Promise<SignedDirectory>): void {
  app.get('/directory', async (request, reply) => {
    const { jws, document } = await current()
    const etag = `"${document.seq}"`
    void reply.header('etag', etag).header('cache-control', 'no-cache')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('application/jose').send(jws)
  })
}

function isAdministrator(authorization: string | undefined, token: Secret<string>): boolean {
  if (authorization === undefined) return false
  const given = /^Bearer (?<token>\S+)$/.exec(authorization)?.groups?.['token']
  if (given === undefined)
    throw new CitxError('UNAUTHENTICATED', 'send the administrator token as a bearer token')
  return timingSafeEqual(digest(given), digest(token.reveal()))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { ApolloServer, HeaderMap, type ApolloServerPlugin, type BaseContext } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { GraphQLFormattedError, GraphQLSchema, ValidationRule } from 'graphql'
import { errorCodes, isErrorCode } from '../errors/error-codes.ts'
import { toCitxError } from '../errors/describe-error.ts'
import { formatGraphqlError, toGraphqlError } from '../errors/to-graphql-error.ts'
import type { Logger } from '../log/logger.ts'
import { followConnections } from './connections.ts'
import { describeListenError } from './describe-listen-error.ts'
import { addHttpErrors } from './http-errors.ts'
import { entityTag, holdsTag } from './if-none-match.ts'
import { encodeResult } from './raw-data.ts'
import { addSecurityHeaders } from './security-headers.ts'

/** What a context is made from: the caller's headers, an id to quote, and a signal that fires when the caller is gone. */
export interface GraphqlRequest {
  readonly id: string
  readonly headers: IncomingHttpHeaders
  /** The body as parsed JSON, and the query string with its `?`: whatever the caller sent, checked by nobody yet. */
  readonly body: unknown
  readonly search: string
  readonly signal: AbortSignal
}

/** Limits on what a caller may send; over them the answer is 400 or 413. */
export interface RequestLimits {
  readonly bodyBytes: number
  readonly tokens: number
}

export const defaultLimits: RequestLimits = { bodyBytes: 64 * 1024, tokens: 4000 }

export interface GraphqlServerOptions<C extends BaseContext> {
  readonly name: string
  readonly log: Logger
  /** The schema to execute, or an executor of one's own. */
  readonly executable: { readonly schema: GraphQLSchema } | { readonly gateway: GatewayInterface }
  /** Makes a fresh context for each request; a CitxError thrown here becomes the answer, with its status. */
  readonly context: (request: GraphqlRequest) => Promise<C>
  /** Headers that an answer carries, given the context it was made with. */
  readonly responseHeaders?: (context: C) => Readonly<Record<string, string>>
  /**
   * The tag of the state that every answer in this context rests on, letters and digits; sent as `etag`. A caller who holds
   * it is answered 304 and nothing is executed: also to a POST, as a query changes nothing.
   */
  readonly validator?: (context: C) => string | undefined
  readonly routes?: (app: FastifyInstance) => void
  readonly plugins?: readonly ApolloServerPlugin<C>[]
  readonly validationRules?: readonly ValidationRule[]
  readonly host?: string
  /** 0, the default, takes a free port. */
  readonly port?: number
  readonly limits?: Partial<RequestLimits>
}

/** Requests under way when a server stops may take so long; then their connections are closed. */
const mostDrainMs = 3_000

export interface RunningServer extends AsyncDisposable {
  /** Address of the GraphQL endpoint. */
  readonly url: string
  readonly port: number
}

/**
 * Serves a GraphQL schema over HTTP: Apollo Server behind Fastify, at `/graphql`, with `/health`. Never batches, never
 * shows an internal message. Fails with BAD_CONFIG when it cannot listen there,
 * such as on a port that is taken.
 */
export async function serveGraphql<C extends BaseContext>(
  options: GraphqlServerOptions<C>,
): Promise<RunningServer> {
  const { log, host = '127.0.0.1', port = 0 } = options
  const limits = { ...defaultLimits, ...options.limits }
  const answering = new AsyncLocalStorage<Answering>()
  const apollo = createApollo(options, limits, answering)
  await apollo.start()

  const app = fastify({
    bodyLimit: limits.bodyBytes,
    genReqId: requestId,
    forceCloseConnections: 'idle',
    // A client that sends its question drop by drop.
    requestTimeout: 30_000,
    routerOptions: { ignoreTrailingSlash: true },
  })
  addSecurityHeaders(app)
  addHttpErrors(app, log)
  const connections = followConnections(app.server)
  let stopping = false
  // A connection that is kept alive would keep the server from ending.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) void reply.header('connection', 'close')
    done(null, payload)
  })
  app.get('/health', () => ({ status: 'ok', name: options.name }))
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: (request, reply) => {
      const own: Answering = { requestId: request.id, bytes: undefined, failedInPart: false }
      return answering.run(own, () => answer(apollo, options, own, request, reply))
    },
  })
  options.routes?.(app)
  try {
    await app.listen({ host, port })
  } catch (error) {
    await Promise.all([app.close(), apollo.stop()])
    throw describeListenError(error, `${host}:${port}`)
  }
  const bound = boundPort(app)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}/graphql`
  log.info({ url }, `${options.name} is serving`)
  return {
    url,
    port: bound,
    async [Symbol.asyncDispose]() {
      stopping = true
      const overdue = setTimeout(() => app.server.closeAllConnections(), mostDrainMs)
      const closed = app.close()
      connections.closeIdle()
      await closed
      clearTimeout(overdue)
      await apollo.stop()
    },
  }
}

function boundPort(app: FastifyInstance): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('not bound to a port')
  return address.port
}

/** What belongs to one request where Apollo does not say which request it is about. */
interface Answering {
  readonly requestId: string
  /** The bytes of the answer, which Apollo would pass on as a string alone. */
  bytes: Buffer | undefined
  /** Whether a part of it failed for a reason that may be gone the next time. */
  failedInPart: boolean
}

function createApollo<C extends BaseContext>(
  options: GraphqlServerOptions<C>,
  limits: RequestLimits,
  answering: AsyncLocalStorage<Answering>,
): ApolloServer<C> {
  return new ApolloServer<C>({
    ...options.executable,
    introspection: true,
    allowBatchedHttpRequests: false,
    // A query known by its hash alone would pass by whoever reads the request's text, such as the count of its cost.
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    logger: options.log,
    parseOptions: { maxTokens: limits.tokens },
    validationRules: [...(options.validationRules ?? [])],
    // The cache-control plugin alone makes Apollo wrap every resolver: a fifth of the time of a large answer.
    plugins: [ApolloServerPluginCacheControlDisabled(), ...(options.plugins ?? [])],
    stringifyResult: (result) => {
      const own = answering.getStore()
      if (own === undefined) return encodeResult(result).toString()
      own.failedInPart = result.errors?.some(isPassing) ?? false
      own.bytes = encodeResult(result)
      return ''
    },
    formatError: formatGraphqlError(() => answering.getStore()?.requestId ?? 'none', options.log),
  })
}

async function answer<C extends BaseContext>(
  apollo: ApolloServer<C>,
  options: GraphqlServerOptions<C>,
  own: Answering,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let made: Promise<C> | undefined
  const makeContext = () => (made ??= createContext(options, request, reply))
  if (request.headers['if-none-match'] !== undefined && options.validator !== undefined) {
    // A context that cannot be made is refused below, in the form of an answer.
    const context = await makeContext().catch(() => undefined)
    const tag = context && options.validator(context)
    if (tag !== undefined && holdsTag(request.headers, tag))
      return addContextHeaders(reply.code(304), options, context, own).send()
  }
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers: headerMap(request.headers),
      search: searchOf(request),
      body: request.body,
    },
    context: makeContext,
  })
  void reply.code(response.status ?? 200)
  for (const [name, value] of response.headers) void reply.header(name, value)
  addContextHeaders(reply, options, await made?.catch(() => undefined), own)
  return reply.send(own.bytes ?? (await bodyText(response.body)))
}

/** An error of the question is the same as long as the state is; one of this server's is not. */
function isPassing({ extensions }: GraphQLFormattedError): boolean {
  const code = extensions?.['code']
  return !isErrorCode(code) || errorCodes[code].status >= 500
}

/** What an answer says of the state that it rests on; what is no answer (400, 503), or not a whole one, is not to be kept. */
function addContextHeaders<C extends BaseContext>(
  reply: FastifyReply,
  { responseHeaders, validator }: GraphqlServerOptions<C>,
  context: C | undefined,
  { failedInPart }: Answering,
): FastifyReply {
  void reply.header('x-request-id', reply.request.id)
  if (context === undefined) return reply
  void reply.headers(responseHeaders?.(context) ?? {})
  const tag = validator?.(context)
  if (reply.statusCode >= 400 || failedInPart) void reply.header('cache-control', 'no-store')
  else if (tag !== undefined) void reply.header('etag', entityTag(tag))
  return reply
}

async function createContext<C extends BaseContext>(
  options: GraphqlServerOptions<C>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<C> {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  try {
    return await options.context({
      id: request.id,
      headers: request.headers,
      body: request.body,
      search: searchOf(request),
      signal: gone.signal,
    })
  } catch (error) {
    throw toGraphqlError(toCitxError(error))
  }
}

function searchOf({ url }: FastifyRequest): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}

type ResponseBody = Awaited<ReturnType<ApolloServer['executeHTTPGraphQLRequest']>>['body']

async function bodyText(body: ResponseBody): Promise<string> {
  if (body.kind === 'complete') return body.string
  let text = ''
  for await (const chunk of body.asyncIterator) text += chunk
  return text
}

/** What Apollo decides by: what kind of body came, what kind of answer is wanted, and whether a browser was made to ask. */
const decisiveHeaders = [
  'accept',
  'content-type',
  'apollo-require-preflight',
  'x-apollo-operation-name',
] as const

function headerMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap()
  for (const name of decisiveHeaders) {
    const value = headers[name]
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  return map
}

const idPattern = /^[A-Za-z0-9_-]{8,64}$/

/** A caller's own request id is kept when it is harmless, so that one id follows a question through every service. */
function requestId(request: { headers: IncomingHttpHeaders }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && idPattern.test(given) ? given : randomUUID()
}

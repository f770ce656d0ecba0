import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenLocally } from '../exchange/listen-locally.ts'
import type { AskedSoFar } from '../exchange/upstream.ts'
import type { AnswerBook } from './answer-book.ts'

export interface ServedAgencies extends AsyncDisposable {
  readonly ports: readonly number[]
  askedSoFar(): AskedSoFar
  /** The body of the newest request that was made in the contract's own form. */
  newestQuestion(): string
}

/** The way in which an agency serves is the first part of the path, and its id the second. */
const ADDRESS = /^\/(?<way>ask|keep|prefixed)\/(?<agency>\w+)\//

const STATE = {
  'content-type': 'application/json',
  'citx-release': '7d'.repeat(32),
  'citx-released-at': '2026-04-05T08:00:00.000Z',
  'citx-shared': 'voice-of-citizen,voice-of-employee,behaviour,demand',
  'citx-view': 'v1',
}
const TAG = '"state-1"'

/** Serves every agency from memory, each from one of so many ports. */
export async function serveAgencies(book: AnswerBook, portCount: number): Promise<ServedAgencies> {
  await using started = new AsyncDisposableStack()
  let requests = 0
  let notModified = 0
  let newest = ''
  const answer = (request: IncomingMessage, response: ServerResponse, body: string) => {
    const { way, agency } = ADDRESS.exec(request.url ?? '')?.groups ?? {}
    if (way === undefined || agency === undefined) return response.writeHead(404).end()
    requests += 1
    if (way !== 'prefixed') newest = body
    const headers = way === 'prefixed' ? { 'content-type': STATE['content-type'] } : stateOf(way)
    if (way !== 'prefixed' && request.headers['if-none-match'] === TAG) {
      notModified += 1
      return response.writeHead(304, headers).end()
    }
    const bytes = book.answer(agency, way === 'prefixed' ? 'prefixed' : 'contract', body)
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes)
  }
  const answerOrSayWhy: typeof answer = (request, response, body) => {
    try {
      answer(request, response, body)
    } catch (error) {
      process.stderr.write(`${String(error)}\n`)
      response.writeHead(500).end(String(error))
    }
  }
  const ports: number[] = []
  for (let index = 0; index < portCount; index += 1) {
    const server = createServer((request, response) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => answerOrSayWhy(request, response, body))
    })
    // Gateways take turns: a connection must outlive the turns of the others.
    server.keepAliveTimeout = 600_000
    const running = started.use(await listenLocally(server))
    ports.push(running.port)
  }
  const running = started.move()
  return {
    ports,
    askedSoFar: () => ({ requests, notModified }),
    newestQuestion: () => newest,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function stateOf(way: string): Readonly<Record<string, string>> {
  const maxAge = way === 'keep' ? 3600 : 0
  return { ...STATE, etag: TAG, 'cache-control': `private, max-age=${maxAge}` }
}

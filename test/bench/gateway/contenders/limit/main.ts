import type { z } from 'zod'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { listenLocally } from '../../exchange/listen-locally.ts'
import { readOrders, tellReady } from '../../measure/answer-messages.ts'
import { createCredentials } from './credentials.ts'
import { ask, openTarget } from './fan-out.ts'
import { limitOrders } from './orders.ts'

/**
 * What no gateway can be cheaper than, as long as it asks: a bare server that sends ready questions to the agencies and puts
 * the text of their rows side by side. It checks nothing: no token, no query, no answer. Agencies that want a grant get one.
 */
const { agencies, questions, grants } = readOrders(limitOrders)
const credentialsFor = await createCredentials(grants)
const targets = new Map(agencies.map(({ id, url }) => [id, openTarget(url)]))
const prepared = new Map(
  Object.entries(questions).map(([name, question]) => [name, prepare(question)]),
)

const head = Buffer.from('{"data":{"agencies":[')
const tail = Buffer.from(']}}')
const comma = Buffer.from(',')

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    answer(request, response).catch((error: unknown) => response.writeHead(502).end(String(error)))
  })
})
server.keepAliveTimeout = 600_000
const { url } = await listenLocally(server)
tellReady({ url })

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = prepared.get(request.url?.slice(1) ?? '')
  if (question === undefined) throw new Error(`nobody prepared ${request.url}`)
  const authorization = request.headers.authorization ?? ''
  const asked = question.map(({ id, target, body }) => {
    const credentials = credentialsFor(id, authorization)
    if (typeof credentials === 'string') return ask(target, body, credentials)
    return credentials.then((signed) => ask(target, body, signed))
  })
  const parts: Buffer[] = [head]
  for (const bytes of await Promise.all(asked)) {
    if (parts.length > 1) parts.push(comma)
    // Agencies may end their text with a line break.
    parts.push(bytes.subarray(head.length, bytes.lastIndexOf(tail)))
  }
  parts.push(tail)
  const body = Buffer.concat(parts)
  response
    .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
    .end(body)
}

type PreparedQuestion = z.infer<typeof limitOrders>['questions'][string]

function prepare({ agencies: ids, query, variables }: PreparedQuestion) {
  return ids.map((id) => {
    const target = targets.get(id)
    if (target === undefined) throw new Error(`there is no agency ${id}`)
    return { id, target, body: JSON.stringify({ query, variables: { ...variables, ids: [id] } }) }
  })
}

import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  startHostileExchange,
  type Consequence,
  type HostileExchange,
} from '../support/hostile-exchange.ts'
import { listen } from '../support/listen.ts'
import { stateHeaders } from '../support/start-fixed-agency.ts'
import { sendJson } from '../support/start-raw-agency.ts'
import type { Tamper, Truth } from '../support/start-tampering-agency.ts'

type Lie = readonly [what: string, lie: Tamper, status: Consequence['status'], why: RegExp]

const JSON_TYPE = 'content-type: application/json'
const notHttp = /does not speak proper HTTP|closed the connection|broke off|contradict/

const statuses: readonly Lie[] = [
  ['204 and nothing', answering(204, ''), 'BAD_RESPONSE', /not JSON|HTTP 204/],
  ['205 and nothing', answering(205, ''), 'BAD_RESPONSE', /not JSON|malformed|HTTP 205/],
  ['300', answering(300), 'BAD_RESPONSE', /redirect/],
  ['304 to a question without a tag', answering(304, ''), 'BAD_RESPONSE', /304|nothing changed/],
  ['404', answering(404), 'BAD_RESPONSE', /404/],
  ['418', answering(418), 'BAD_RESPONSE', /418/],
  ['500', answering(500), 'BAD_RESPONSE', /HTTP 500/],
  ['599', answering(599), 'BAD_RESPONSE', /HTTP 599/],
  ['502', answering(502), 'DOWN', /not reachable/],
  ['504', answering(504), 'TIMEOUT', /no answer in time/],
]

const heads: readonly Lie[] = [
  ['HTML', saying('<html>secret</html>', 'content-type: text/html'), 'BAD_RESPONSE', /not JSON/],
  ['JSON that is called HTML', truthfully('content-type: text/html'), 'BAD_RESPONSE', /not JSON/],
  ['JSON without a type', truthfully(), 'BAD_RESPONSE', /not JSON/],
  ['two types', truthfully(JSON_TYPE, 'content-type: text/html'), 'BAD_RESPONSE', /./],
  [
    'bytes called gzip',
    truthfully(JSON_TYPE, 'content-encoding: gzip'),
    'BAD_RESPONSE',
    /compressed/,
  ],
  [
    'an encoding of two',
    truthfully(JSON_TYPE, 'content-encoding: identity, br'),
    'BAD_RESPONSE',
    /compressed/,
  ],
  [
    'a release that is no digest',
    stating({ 'citx-release': 'secret!' }),
    'BAD_RESPONSE',
    /citx-release/,
  ],
  [
    'a release of 10 kB',
    stating({ 'citx-release': 'a'.repeat(10_000) }),
    'BAD_RESPONSE',
    /citx-release|HTTP/,
  ],
  ['no release', stating({ 'citx-release': '' }), 'BAD_RESPONSE', /citx-release/],
  [
    'families in capitals',
    stating({ 'citx-shared': 'DEMAND<script>' }),
    'BAD_RESPONSE',
    /citx-shared/,
  ],
  [
    'a date in words',
    stating({ 'citx-released-at': 'yesterday' }),
    'BAD_RESPONSE',
    /citx-released-at/,
  ],
  [
    '200 kB of headers',
    truthfully(JSON_TYPE, `x-long: ${'x'.repeat(200_000)}`),
    'BAD_RESPONSE',
    notHttp,
  ],
]

const framings: readonly Lie[] = [
  [
    'two lengths',
    (truth, r) =>
      raw(r, ['content-length: 5', `content-length: ${bodyOf(truth).length}`], bodyOf(truth)),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a length and chunks',
    (truth, r) =>
      raw(r, ['transfer-encoding: chunked', 'content-length: 5'], chunked(bodyOf(truth))),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a length below zero',
    (truth, r) => raw(r, ['content-length: -1'], bodyOf(truth)),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a length in words',
    (truth, r) => raw(r, ['content-length: many'], bodyOf(truth)),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a length too small',
    (truth, r) => raw(r, ['content-length: 40'], bodyOf(truth)),
    'BAD_RESPONSE',
    /malformed|proper HTTP/,
  ],
  [
    'a length too large, and hangs up',
    (truth, r) => raw(r, ['content-length: 99999'], bodyOf(truth)),
    'DOWN',
    /broke off/,
  ],
  [
    'half a body',
    (truth, r) => raw(r, [`content-length: ${bodyOf(truth).length}`], bodyOf(truth).slice(0, 90)),
    'DOWN',
    /broke off/,
  ],
  [
    'chunks without an end',
    (truth, r) => raw(r, ['transfer-encoding: chunked'], chunked(bodyOf(truth)).slice(0, -5)),
    'DOWN',
    /broke off/,
  ],
  [
    'a chunk of odd size',
    (truth, r) => raw(r, ['transfer-encoding: chunked'], `zz\r\n${bodyOf(truth)}`),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'another language',
    (_truth, r) => void r.socket?.end('SSH-2.0-OpenSSH_9.7\r\n'),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a status of four digits',
    (truth, r) => void r.socket?.end(`HTTP/1.1 2000 OK\r\n\r\n${bodyOf(truth)}`),
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'a header with a zero byte',
    (truth, r) => raw(r, ['x-a: \0'], bodyOf(truth)),
    'BAD_RESPONSE',
    notHttp,
  ],
  ['nothing', (_truth, r) => void r.socket?.end(), 'DOWN', /closed the connection/],
]

describe('an agency whose HTTP answer has', () => {
  let hostile: HostileExchange
  beforeAll(async () => {
    hostile = await startHostileExchange({
      config: { deadlines: { agencyMs: 1_500 }, agencies: { maxAnswerBytes: 200_000 } },
    })
  })
  afterAll(() => hostile[Symbol.asyncDispose]())

  describe.each([
    ['the status', statuses],
    ['a head with', heads],
    ['a frame of', framings],
  ])('%s', (_kind, lies) => {
    it.each(lies)('%s loses its own row alone', async (_what, lie, status, reason) => {
      await hostile.expectAlone(lie, { status, reason })
    })
  })

  it.each([301, 302, 303, 307, 308])('a redirect (%i) leads nowhere', async (status) => {
    let seen = 0
    const bystander = createServer((_request, response) => {
      seen += 1
      response.end()
    })
    bystander.on('connection', () => (seen += 1))
    await using elsewhere = await listen(bystander)
    await hostile.expectAlone(
      ({ body }, response) =>
        sendJson(response, body, { status, headers: { location: elsewhere.url } }),
      { status: 'BAD_RESPONSE', reason: /redirect/ },
    )
    expect(seen).toBe(0)
  })

  it('an early hint before it, is believed', async () => {
    await hostile.expectTrue(({ body }, response) => {
      response.socket?.write('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n')
      sendJson(response, body)
    })
  })

  it('a second answer behind it, does not answer the next question with that', async () => {
    await hostile.expectTrue(({ body, row }, response) => {
      const good = JSON.stringify(body)
      row['contract'] = 'planted'
      const planted = JSON.stringify(body)
      response.socket?.write(whole(good) + whole(planted))
    })
  })

  it('a drop now and then loses its own row alone, at its deadline', async () => {
    await hostile.expectAlone(drippingBody, {
      status: 'TIMEOUT',
      reason: /did not answer within \d+ ms/,
    })
  })

  it('a drop of its head now and then loses its own row alone, at its deadline', async () => {
    await hostile.expectAlone(drippingHead, {
      status: 'TIMEOUT',
      reason: /did not answer within \d+ ms/,
    })
  })

  it('compressed bytes that it does not call so loses its own row alone', async () => {
    await hostile.expectAlone(
      ({ body }, response) => {
        response.writeHead(200, { 'content-type': 'application/json', ...stateHeaders })
        response.end(gzipSync(JSON.stringify(body)))
      },
      { status: 'BAD_RESPONSE', reason: /UTF-8/ },
    )
  })
})

function whole(text: string): string {
  const lines = [JSON_TYPE, `content-length: ${text.length}`]
  return `HTTP/1.1 200 OK\r\n${headLines(lines)}\r\n\r\n${text}`
}

const drippingBody: Tamper = ({ body }, response) => {
  const text = JSON.stringify(body)
  response.writeHead(200, { 'content-type': 'application/json', ...stateHeaders })
  let at = 0
  const timer = setInterval(() => response.write(text[at++] ?? ' '), 20)
  response.on('close', () => clearInterval(timer))
}

const drippingHead: Tamper = (_truth, { socket }) => {
  socket?.write('HTTP/1.1 200 OK\r\n')
  const timer = setInterval(() => socket?.write('x-a: b\r\n'), 20)
  socket?.on('close', () => clearInterval(timer))
}

function bodyOf({ body }: Truth): string {
  return JSON.stringify(body)
}

function answering(status: number, text?: string): Tamper {
  return ({ body }, response) => sendJson(response, text ?? body, { status })
}

/** The truth under other headers than it should have. */
function truthfully(...lines: readonly string[]): Tamper {
  return (truth, response) => {
    const text = bodyOf(truth)
    response.socket?.end(
      `HTTP/1.1 200 OK\r\n${headLines([...lines, `content-length: ${text.length}`])}\r\n\r\n${text}`,
    )
  }
}

function saying(text: string, ...lines: readonly string[]): Tamper {
  return (_truth, response) =>
    void response.socket?.end(
      `HTTP/1.1 200 OK\r\n${headLines([...lines, `content-length: ${text.length}`])}\r\n\r\n${text}`,
    )
}

function stating(headers: Readonly<Record<string, string>>): Tamper {
  return ({ body }, response) => sendJson(response, body, { headers })
}

function raw({ socket }: Parameters<Tamper>[1], lines: readonly string[], body: string): void {
  socket?.end(`HTTP/1.1 200 OK\r\n${headLines([JSON_TYPE, ...lines])}\r\n\r\n${body}`)
}

function headLines(lines: readonly string[]): string {
  const state = Object.entries(stateHeaders).map(([name, value]) => `${name}: ${value}`)
  return [...lines, ...state].join('\r\n')
}

function chunked(text: string): string {
  return `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`
}

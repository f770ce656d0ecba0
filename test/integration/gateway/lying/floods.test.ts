import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  startHostileExchange,
  type Consequence,
  type HostileExchange,
} from '../support/hostile-exchange.ts'
import { stateHeaders } from '../support/start-fixed-agency.ts'
import type { Truth } from '../support/start-tampering-agency.ts'

/** What comes at once, and what follows without end. */
interface Flood {
  readonly head: string
  readonly drop: string
}

type Case = readonly [what: string, flood: Flood, status: Consequence['status'], why: RegExp]

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'
const CHUNKED = `${OK}${stateLines()}transfer-encoding: chunked\r\n`
const notHttp = /does not speak proper HTTP/

const floods: readonly Case[] = [
  [
    'early hints',
    { head: '', drop: 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n' },
    'BAD_RESPONSE',
    /announced an answer again and again/,
  ],
  [
    'word that it works on it',
    { head: '', drop: 'HTTP/1.1 102 Processing\r\n\r\n' },
    'BAD_RESPONSE',
    /announced an answer again and again/,
  ],
  ['headers', { head: OK, drop: 'x-more: and more\r\n' }, 'BAD_RESPONSE', notHttp],
  ['headers that say nothing', { head: OK, drop: 'a:\r\n' }, 'BAD_RESPONSE', notHttp],
  ['one header', { head: `${OK}x-long: `, drop: 'x'.repeat(1_000) }, 'BAD_RESPONSE', notHttp],
  ['one header name', { head: OK, drop: 'x'.repeat(1_000) }, 'BAD_RESPONSE', notHttp],
  [
    'headers of an early hint',
    { head: 'HTTP/1.1 103 Early Hints\r\n', drop: 'link: </x>\r\n' },
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'trailers',
    { head: `${CHUNKED}\r\n2\r\n{}\r\n0\r\n`, drop: 'x-more: and more\r\n' },
    'BAD_RESPONSE',
    notHttp,
  ],
  [
    'chunks of a byte, each with a long extension',
    { head: `${CHUNKED}\r\n`, drop: `1;${'x'.repeat(60_000)}\r\n \r\n` },
    'TIMEOUT',
    /did not answer/,
  ],
  ['a reason', { head: 'HTTP/1.1 200 ', drop: 'fine '.repeat(200) }, 'TIMEOUT', /did not answer/],
  [
    'an extension of a chunk',
    { head: `${CHUNKED}\r\n2;`, drop: 'x'.repeat(1_000) },
    'TIMEOUT',
    /did not answer/,
  ],
]

/** Where the answer shows what it is, that must come long before the time is up, however busy the machine. */
const timeFor = { BAD_RESPONSE: 30_000, TIMEOUT: 1_500 } as const

describe.each(['BAD_RESPONSE', 'TIMEOUT'] as const)(
  'an agency that pours without end',
  (status) => {
    let hostile: HostileExchange
    beforeAll(async () => {
      const deadlines = { queryMs: 60_000, agencyMs: timeFor[status] }
      hostile = await startHostileExchange({
        config: { deadlines, agencies: { maxAnswerBytes: 200_000 } },
      })
    })
    afterAll(() => hostile[Symbol.asyncDispose]())

    const those = floods.filter((flood) => flood[2] === status)
    it.each(those)('%s loses its own row alone', { timeout: 60_000 }, async (...flood) => {
      const [, poured, , reason] = flood
      await hostile.expectAlone(pouring(poured), { status, reason })
    })
  },
)

/** As fast as it is read, until it is hung up on. */
function pouring({ head, drop }: Flood) {
  const piece = Buffer.from(drop.repeat(Math.ceil(16_384 / drop.length)))
  return (_truth: Truth, { socket }: ServerResponse) => {
    if (socket === null) return
    socket.write(head)
    Readable.from(endless(piece)).pipe(socket)
    socket.on('error', () => undefined)
  }
}

function* endless(piece: Buffer): Generator<Buffer> {
  for (;;) yield piece
}

function stateLines(): string {
  return Object.entries(stateHeaders)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

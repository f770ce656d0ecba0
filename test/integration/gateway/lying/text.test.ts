import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { startHostileExchange, type HostileExchange } from '../support/hostile-exchange.ts'
import { sendJson } from '../support/start-raw-agency.ts'
import { rewritten, type Tamper } from '../support/start-tampering-agency.ts'

type Lie = readonly [what: string, lie: Tamper, why: RegExp]

const malformed = /malformed JSON/
const lies: readonly Lie[] = [
  ['nothing', saying(''), malformed],
  ['white space', saying(' \r\n\t'), malformed],
  ['null', saying('null'), malformed],
  ['a text', saying('"secret"'), malformed],
  ['a number', saying('1'), malformed],
  ['a list of answers', rewritten((text) => `[${text}]`), malformed],
  ['two answers', rewritten((text) => text + text), malformed],
  ['two answers on two lines', rewritten((text) => `${text}\n${text}`), malformed],
  ['something after it', rewritten((text) => `${text};`), malformed],
  ['a zero byte after it', rewritten((text) => `${text}\0`), malformed],
  ['something before it', rewritten((text) => `)]}'\n${text}`), malformed],
  ['a comma too many', rewritten((text) => text.replace('}]', '},]')), malformed],
  ['a comment', rewritten((text) => text.replace(',', ',/* secret */')), malformed],
  ['NaN', rewritten((text) => text.replace(/"rows":\d+/, '"rows":NaN')), malformed],
  ['Infinity', rewritten((text) => text.replace(/"rows":\d+/, '"rows":Infinity')), malformed],
  ['-Infinity', rewritten((text) => text.replace(/"rows":\d+/, '"rows":-Infinity')), malformed],
  ['undefined', rewritten((text) => text.replace(/"rows":\d+/, '"rows":undefined')), malformed],
  ['a number in hexadecimal', rewritten((text) => text.replace(/"rows":/, '"rows":0x')), malformed],
  ['a number with a plus', rewritten((text) => text.replace(/"rows":/, '"rows":+')), malformed],
  [
    'a number that begins with 0',
    rewritten((text) => text.replace(/"rows":/, '"rows":0')),
    malformed,
  ],
  ['a bare point', rewritten((text) => text.replace(/"rows":\d+/, '"rows":1.')), malformed],
  ['a line break in a text', rewritten((text) => text.replace('"1.0"', '"1\n0"')), malformed],
  ['an unknown escape', rewritten((text) => text.replace('"1.0"', '"\\x31"')), malformed],
  ['half of it', rewritten((text) => text.slice(0, text.length / 2)), malformed],
  ['a byte order mark', rewritten((text) => `\ufeff${text}`), malformed],
  ['UTF-16', sending((text) => Buffer.from(`\ufeff${text}`, 'utf16le')), /UTF-8/],
  ['UTF-16 without a mark', sending((text) => Buffer.from(text, 'utf16le')), malformed],
  ['Latin-1', sending((text) => Buffer.from(text.replace('1.0', 'caf\xe9'), 'latin1')), /UTF-8/],
  ['a surrogate in bytes', inside(Buffer.from([0xed, 0xa0, 0x80])), /UTF-8/],
  ['an overlong character', inside(Buffer.from([0xc0, 0xaf])), /UTF-8/],
  ['a character beyond Unicode', inside(Buffer.from([0xf4, 0x90, 0x80, 0x80])), /UTF-8/],
  ['brackets without end', saying('['.repeat(150_000)), malformed],
  ['objects without end', saying('{"a":'.repeat(30_000)), malformed],
]

describe('an agency that sends', () => {
  let hostile: HostileExchange
  beforeAll(async () => {
    hostile = await startHostileExchange()
  })
  afterAll(() => hostile[Symbol.asyncDispose]())

  it.each(lies)('%s loses its own row alone', async (_what, lie, reason) => {
    await hostile.expectAlone(lie, { status: 'BAD_RESPONSE', reason })
  })
})

function saying(text: string): Tamper {
  return (_truth, response) => sendJson(response, text)
}

/** Bytes for what would be the answer's text. */
function sending(encode: (text: string) => Buffer): Tamper {
  return ({ body }, response) => sendBytes(response, encode(JSON.stringify(body)))
}

/** Bytes inside a text of the answer. */
function inside(bytes: Buffer): Tamper {
  return ({ body }, response) => {
    const [before = '', after = ''] = JSON.stringify(body).split('1.0')
    sendBytes(response, Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]))
  }
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(bytes)
}

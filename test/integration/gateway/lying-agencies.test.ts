import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import type { FixedAgency } from './support/start-fixed-agency.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'
import type { ServerResponse } from 'node:http'

const query = `{
  agencies(ids: ["honest", "liar"]) {
    id
    contract
    releases(first: 1) { id seq rows protection { profile countVariance } withdrawn: supersedes }
    measures(ids: ["x"]) { measure family mode breaks { kind detected } }
  }
}`

const release = {
  id: 'r1',
  seq: 1,
  rows: 10,
  protection: { profile: 'THRESHOLD', countVariance: 0.5 },
  withdrawn: null,
}
const measure = { measure: 'm', family: 'DEMAND', mode: null, breaks: [] }
const row = {
  __agency: 'liar',
  __typename: 'Agency',
  id: 'liar',
  contract: '1.0',
  releases: [release],
  measures: [measure],
}

/** What a liar sends, and what its operator is told. */
const lies: readonly (readonly [string, (response: ServerResponse) => void, RegExp])[] = [
  ['another agency in its row', json({ ...row, __agency: 'honest' }), /another agency/],
  ['another id in its row', json({ ...row, id: 'honest' }), /another agency|not asked for/],
  ['no row', (r) => sendJson(r, { data: { agencies: [] } }), /one row/],
  ['two rows', (r) => sendJson(r, { data: { agencies: [row, row] } }), /one row/],
  ['null for its own id', json(null), /own id/],
  ['a row that is a list', json([]), /not an object/],
  ['a missing field', json({ ...row, contract: undefined }), /contract is missing/],
  ['a field nobody asked for', json({ ...row, extra: 1 }), /not asked for/],
  ['a number for a text', json({ ...row, contract: 1 }), /contract is not a valid String/],
  ['an Int beyond its range', json(withRelease({ seq: 2 ** 31 })), /releases.0.seq .* Int/],
  ['a fraction for an Int', json(withRelease({ rows: 1.5 })), /releases.0.rows .* Int/],
  ['a text for an Int', json(withRelease({ rows: '10' })), /releases.0.rows .* Int/],
  ['an unknown enum member', json(withProtection({ profile: 'MAGIC' })), /ProtectionProfile/],
  [
    'an infinite Float',
    (r) => sendJson(r, JSON.stringify(rowAnswer(row)).replace('0.5', '1e999')),
    /countVariance .* Float/,
  ],
  ['null where it must not be', json(withRelease({ id: null })), /releases.0.id is null/],
  ['an object for a list', json({ ...row, releases: release }), /releases is not a list/],
  ['a list for an object', json(withRelease({ protection: [] })), /protection is not an object/],
  ['a null item', json({ ...row, releases: [null] }), /releases.0 is null/],
  ['a numeric ID', json(withRelease({ id: 7 })), /releases.0.id .* ID/],
  [
    '1 for true',
    json({ ...row, measures: [{ ...measure, breaks: [{ kind: 'SCALE', detected: 1 }] }] }),
    /Boolean/,
  ],
  ['an error without a path', json(row, [{ message: 'secret 10.0.0.1' }]), /which field/],
  [
    'an error with a false path',
    json(row, [{ message: 'secret', path: ['agencies', 0, 'contract'] }]),
    /has a value/,
  ],
  [
    'an error at another row',
    json(row, [{ message: 'x', path: ['agencies', 1, 'contract'] }]),
    /which field/,
  ],
  [
    'errors that are no errors',
    (r) => sendJson(r, { ...Object(rowAnswer(row)), errors: ['x'] }),
    /not GraphQL errors/,
  ],
  [
    'errors alone',
    (r) => sendJson(r, { errors: [{ message: 'boom', path: ['agencies'] }] }),
    /errors alone/,
  ],
  ['data twice', (r) => sendJson(r, '{"data":{"agencies":[]},"data":{"agencies":[{}]}}'), /twice/],
  ['an empty answer', (r) => sendJson(r, ''), /malformed JSON/],
  ['half of an answer', (r) => sendJson(r, '{"data":{"agencies":['), /malformed JSON/],
  ['a list of answers', (r) => sendJson(r, [rowAnswer(row)]), /malformed JSON/],
  [
    'HTML',
    (r) => sendJson(r, '<html>secret</html>', { headers: { 'content-type': 'text/html' } }),
    /not JSON/,
  ],
  [
    'a redirect',
    (r) => sendJson(r, '', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }),
    /redirect/,
  ],
  ['a server error', (r) => sendJson(r, rowAnswer(row), { status: 500 }), /HTTP 500/],
  [
    'compressed bytes',
    (r) => {
      r.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      r.end(gzipSync('x'.repeat(50_000_000)))
    },
    /compressed/,
  ],
  [
    'more bytes than allowed',
    (r) => sendJson(r, rowAnswer({ ...row, contract: 'x'.repeat(300_000) })),
    /more than 200000 bytes/,
  ],
  [
    'bytes that are not UTF-8',
    (r) => {
      r.writeHead(200, { 'content-type': 'application/json' })
      r.end(Buffer.from([0x22, 0xff, 0x22]))
    },
    /UTF-8/,
  ],
  [
    'no word on its release',
    (r) => sendJson(r, rowAnswer(row), { headers: { 'citx-release': '' } }),
    /citx-release/,
  ],
]

function json(value: unknown, errors?: readonly unknown[]) {
  return (response: ServerResponse) => sendJson(response, rowAnswer(value, errors))
}

function withRelease(changes: object): unknown {
  return { ...row, releases: [{ ...release, ...changes }] }
}

function withProtection(changes: object): unknown {
  return withRelease({ protection: { ...release.protection, ...changes } })
}

describe('an agency that breaks the contract', () => {
  let exchange: Exchange
  let honest: FixedAgency

  beforeAll(async () => {
    exchange = await startExchange({ config: { agencies: { maxAnswerBytes: 200_000 } } })
    honest = await exchange.startAgency({ id: 'honest', agency: { contract: () => '1.0' } })
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  it('is believed when it tells the truth', async () => {
    await using liar = await startRawAgency('liar', json(row))
    await exchange.admit(honest, liar)
    const answer = await exchange.ask(query)
    expect(answer.errors).toEqual([])
    expect(answer.data).toMatchObject({
      agencies: [{ id: 'honest' }, { id: 'liar', releases: [release], measures: [measure] }],
    })
  })

  it.each(lies)('that sends %s loses its row alone, and learns why', async (_what, lie, why) => {
    await using liar = await startRawAgency('liar', (response) => lie(response))
    await exchange.admit(honest, liar)
    const answer = await exchange.ask(query)
    expect(answer.status).toBe(200)
    expect(answer.participation).toMatchObject([
      { agency: 'honest', status: 'OK' },
      { agency: 'liar', status: 'BAD_RESPONSE', reason: expect.stringMatching(why) },
    ])
    expect(answer.data).toMatchObject({
      agencies: [
        { id: 'honest', contract: '1.0' },
        { id: 'liar', contract: null, releases: null, measures: null },
      ],
    })
    expect(answer.errors.map(({ path }) => path)).toEqual([
      ['agencies', 1, 'contract'],
      ['agencies', 1, 'releases'],
      ['agencies', 1, 'measures'],
    ])
    for (const { extensions } of answer.errors) expect(extensions?.code).toBe('AGENCY_BAD_RESPONSE')
    expect(answer.text).not.toMatch(/secret|127\.0\.0\.1|10\.0\.0\.1|MAGIC|boom/)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import type { TokenChanges } from './support/start-issuer.ts'

const now = () => Math.floor(Date.now() / 1000)

const refusedTokens: readonly (readonly [string, TokenChanges])[] = [
  ['of another type', { typ: 'JWT' }],
  ['for another audience', { claims: { aud: 'https://elsewhere.example/' } }],
  ['of another issuer', { claims: { iss: 'https://elsewhere.example/' } }],
  ['that has expired', { claims: { exp: now() - 60 } }],
  ['that lives a day', { lifetimeSeconds: 86_400 }],
  ['issued in the future', { claims: { iat: now() + 600, exp: now() + 900 } }],
  ['not valid yet', { claims: { nbf: now() + 600 } }],
  ...['iss', 'aud', 'exp', 'iat', 'jti', 'sub', 'client_id'].map(
    (claim) => [`without ${claim}`, { omit: [claim] }] as const,
  ),
]

describe('access', () => {
  let exchange: Exchange

  beforeAll(async () => {
    exchange = await startExchange()
    await exchange.admit({ id: 'north', url: 'http://127.0.0.1:1/graphql' })
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  const askAs = (authorization: string, headers = {}) =>
    exchange.ask('{ agencies { id } }', { headers: { authorization, ...headers } })

  it('is given to a partner with a good token', async () => {
    expect((await exchange.ask('{ agencies { id } }')).data).toEqual({
      agencies: [{ id: 'north' }],
    })
  })

  it.each(refusedTokens)('is refused to a token %s', async (_what, changes) => {
    const answer = await askAs(
      `Bearer ${await exchange.issuer.tokenFor('university-client', changes)}`,
    )
    expect(answer.status).toBe(401)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
    expect(answer.data).toBe(undefined)
  })

  it.each(['', 'Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', 'Bearer a.b.c'])(
    'is refused without a token: "%s"',
    async (authorization) => {
      expect((await askAs(authorization)).status).toBe(401)
    },
  )

  it('is refused to a token with one character changed, anywhere', async () => {
    const token = await exchange.issuer.tokenFor('university-client')
    for (let at = 0; at < token.length; at += 7) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const answer = await askAs(`Bearer ${token.slice(0, at)}${other}${token.slice(at + 1)}`)
      expect(answer.status).toBe(401)
    }
  })

  it('is refused to a client that belongs to no partner', async () => {
    const answer = await exchange.ask('{ agencies { id } }', { client: 'stranger' })
    expect(answer.status).toBe(403)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
  })

  it('for a forum is given to its members alone', async () => {
    const headers = { 'citx-forum': 'forum-one' }
    expect((await exchange.ask('{ agencies { id } }', { headers })).status).toBe(200)
    const stranger = await exchange.ask('{ agencies { id } }', {
      headers,
      client: 'ministry-client',
    })
    expect(stranger.status).toBe(403)
    const odd = await exchange.ask('{ agencies { id } }', { headers: { 'citx-purpose': '../x' } })
    expect([odd.status, odd.errors[0]?.extensions?.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it('lets an authenticated caller read the schema', async () => {
    const answer = await exchange.ask(
      '{ __schema { queryType { name } } __type(name: "Agency") { fields { name } } }',
    )
    expect(answer.errors).toEqual([])
    expect(answer.text).toContain('"name":"keys"')
  })
})

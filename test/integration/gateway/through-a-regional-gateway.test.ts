import { createServer } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createGrantIssuer, type VerifiedGrant } from '@citx/kit/token/grant.ts'
import { listen } from './support/listen.ts'
import { startExchange, type Answer, type Exchange, type Member } from './support/start-exchange.ts'
import {
  journey,
  startFactsAgency,
  window,
  type CellFacts,
  type Facts,
} from './support/start-facts-agency.ts'
import type { FixedAgency, FixedAgencyOptions } from './support/start-fixed-agency.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'

const months = Array.from(
  { length: 12 },
  (_, index) => `2025-${String(index + 1).padStart(2, '0')}`,
)
/** Of the regional gateway; the national one waits longer, so that it hears whose time was up on a busy machine too. */
const agencyMs = 1_000

const questions = {
  'of all agencies': `{ agencies { id name contract measures { measure wordingClass mode }
    cells(window: "${window}") { measure channel subjects counts { answer count } release } } }`,
  'of a comparison': `{ comparison(metric: "percent-satisfied", journey: "${journey}", window: "${window}") {
    formula verdict { status reasons { code } } summary { agencies median }
    rows { agency { id name } estimate { status value low high n release } grade reasons { code message } rank { from to } }
    participation { agency status reason release releasedAt } } }`,
  'of a trend': `{ trend(metric: "percent-satisfied", journey: "${journey}", agency: "south", until: "2025-12", last: 12) {
    points { window estimate { status value } } segments { from until mean } breaks { from kind } } }`,
}

describe('a question through a regional gateway', () => {
  let stack: AsyncDisposableStack
  let direct: Exchange
  let national: Exchange
  let regional: Exchange
  let grants: VerifiedGrant[] = []
  let north: FixedAgency
  let south: FixedAgency
  let east: FixedAgency

  beforeAll(async () => {
    stack = new AsyncDisposableStack()
    direct = stack.use(await startExchange())
    national = stack.use(
      await startExchange({ config: { id: 'national', deadlines: { agencyMs: 4 * agencyMs } } }),
    )
    regional = stack.use(
      await startExchange({
        config: { id: 'regional', relay: { gateways: ['national'] }, deadlines: { agencyMs } },
        gateways: [
          { id: 'national', keys: [national.gatewayKey.publicKey] },
          { id: 'neighbour', keys: [direct.gatewayKey.publicKey] },
        ],
      }),
    )
    const trusts = new Map([
      ['regional', [regional.gatewayKey.publicKey]],
      ['national', [national.gatewayKey.publicKey]],
    ])
    const startAgency = (options: Omit<FixedAgencyOptions, 'gatewayKey'>) =>
      direct.startAgency({ ...options, trusts, onRequest: (grant) => void grants.push(grant) })
    north = await startFactsAgency({ startAgency }, 'north', factsOf(70))
    south = await startFactsAgency({ startAgency }, 'south', factsOf(60))
    east = await startFactsAgency({ startAgency }, 'east', factsOf(80))
    await direct.admit(north, south, east)
    await admitBehind()
  })
  afterAll(() => stack[Symbol.asyncDispose]())
  beforeEach(() => {
    grants = []
  })

  /** North is asked directly; the others, and those named, by the regional gateway. */
  async function admitBehind(...others: readonly Member[]): Promise<void> {
    const behind = [south, east, ...others]
    await regional.admit(...behind)
    await national.admit(north, ...behind.map(({ id }) => ({ id, url: relayOf(regional, id) })))
  }

  it.each(Object.entries(questions))('%s has the identical answer', async (_what, query) => {
    for (const headers of [{}, { 'citx-forum': 'forum-one', 'citx-purpose': 'research' }]) {
      const wanted = await direct.ask(query, { headers })
      const got = await national.ask(query, { headers })
      expect(wanted.errors).toEqual([])
      expect(dataOf(got)).toBe(dataOf(wanted))
      expect(got.participation.map(untimed)).toEqual(wanted.participation.map(untimed))
    }
  })

  it('reaches the agency as a question of the regional gateway, on the word of the national one', async () => {
    const headers = { 'citx-forum': 'forum-one', 'citx-purpose': 'research' }
    await national.ask('{ agency(id: "south") { contract } }', { headers })
    expect(grants).toMatchObject([
      {
        agency: 'south',
        gateway: 'regional',
        via: ['national'],
        partner: 'university',
        forum: 'forum-one',
        purpose: 'research',
      },
    ])
  })

  it('brings what the agency signed', async () => {
    const release = { id: 'a'.repeat(64), window, seq: 1, rows: 2, whole: true }
    const asked: (string | undefined)[] = []
    const server = createServer(({ url }, response) => {
      asked.push(url)
      response.end(url === '/releases' ? JSON.stringify([release]) : 'signed\nrow\n')
    })
    await using west = await listen(server)
    await admitBehind({ id: 'west-files', url: `${west.url}/graphql` })
    const get = async (path: string, token: string, at = national) =>
      fetch(new URL(`/agencies/west-files${path}`, at.gateway.url), {
        headers: { authorization: `Bearer ${token}` },
      })
    const token = await national.issuer.tokenFor('university-client')
    expect(await (await get('/releases', token)).json()).toEqual([release])
    const file = await get(`/releases/${release.id}?measure=m`, token)
    expect(await file.text()).toBe('signed\nrow\n')
    expect(asked).toEqual(['/releases', `/releases/${release.id}?measure=m`])
    const issuer = createGrantIssuer({ gateway: 'national', key: national.gatewayKey })
    const claims = { agency: 'south', partner: 'university', purpose: 'benchmarking' }
    const foreign = await issuer.grantFor(claims)
    expect((await get('/releases', foreign, regional)).status).toBe(401)
    expect((await get('/releases', foreign, direct)).status).toBe(401)
    expect(asked).toHaveLength(2)
  })

  it('is asked again with a tag, and answered 304, through it', async () => {
    const row = { __agency: 'west', __typename: 'Agency', id: 'west', contract: '1.0' }
    const headers = { etag: '"one"', 'cache-control': 'private, max-age=0' }
    await using west = await startRawAgency('west', (response, question) => {
      if (question.headers['if-none-match'] === '"one"')
        response.writeHead(304, { ...headers, 'citx-view': 'v1' }).end()
      else sendJson(response, rowAnswer(row), { headers })
    })
    await admitBehind(west)
    const query = '{ agency(id: "west") { contract } }'
    const first = await national.ask(query)
    const second = await national.ask(query)
    expect(first.data).toEqual({ agency: { contract: '1.0' } })
    expect(dataOf(second)).toBe(dataOf(first))
    expect(west.questions.map((question) => question.headers['if-none-match'])).toEqual([
      undefined,
      '"one"',
    ])
    headers['cache-control'] = 'private, max-age=60'
    for (const _ of [1, 2, 3]) await national.ask(query)
    expect(west.questions).toHaveLength(3)
  })

  it.each([
    ['DOWN', 'cannot be reached by', closeIt],
    ['TIMEOUT', 'did not answer in time to', () => undefined],
    ['DENIED', 'refused', (response) => void response.writeHead(401).end()],
    ['BUSY', 'is too busy for', (response) => void response.writeHead(503).end()],
    ['BAD_RESPONSE', 'gave no proper answer to', (response) => void response.writeHead(200).end()],
  ] satisfies readonly [string, string, Parameters<typeof startRawAgency>[1]][])(
    'finds an agency %s, and says at whose gateway',
    async (status, deed, behave) => {
      const id = `west-${status.toLowerCase().replace('_', '-')}`
      await using west = await startRawAgency(id, behave)
      await admitBehind(west)
      const { data, participation, text } = await national.ask('{ agencies { id contract } }')
      expect(participation).toMatchObject([
        { agency: 'east', status: 'OK' },
        { agency: 'north', status: 'OK' },
        { agency: 'south', status: 'OK' },
        {
          agency: id,
          status,
          reason: `${deed} the gateway "regional", through which it is asked`,
        },
      ])
      expect(data).toMatchObject({
        agencies: [{ id: 'east' }, { id: 'north' }, { id: 'south' }, {}],
      })
      expect(text).not.toMatch(/127\.0\.0\.1|localhost/)
    },
  )

  describe('is refused', () => {
    const claims = { agency: 'south', partner: 'university', purpose: 'benchmarking' }
    const cases: readonly [string, number, (keys: Keys) => Promise<string>][] = [
      ['with a grant for another agency', 401, ({ own }) => sign(own, { agency: 'east' })],
      ['with an expired grant', 401, ({ own }) => sign(own, {}, -400)],
      ['with a grant of the future', 401, ({ own }) => sign(own, {}, 400)],
      ['with the grant of a stranger', 401, ({ stranger }) => sign(stranger, {})],
      ['with the key of another gateway', 401, ({ neighbour }) => sign(neighbour, {})],
      [
        'with the grant of a gateway that is listed, but not named',
        401,
        ({ neighbour }) => sign(neighbour, {}, 0, 'neighbour'),
      ],
      ['without a grant', 401, async () => ''],
      ['for a partner of another directory', 403, ({ own }) => sign(own, { partner: 'unknown' })],
      ['for a forum of others', 403, ({ own }) => sign(own, { forum: 'forum-two' })],
      ['in a circle', 403, ({ own }) => sign(own, { via: ['regional'] })],
      ['through too many', 403, ({ own }) => sign(own, { via: ['one', 'two', 'three'] })],
    ]

    async function sign(
      key: SigningKey,
      changed: Partial<VerifiedGrant>,
      seconds = 0,
      gateway = 'national',
    ): Promise<string> {
      const clock = () => new Date(Date.now() + 1000 * seconds)
      return createGrantIssuer({ gateway, key, clock }).grantFor({ ...claims, ...changed })
    }

    it.each(cases)('%s', async (_what, status, grantWith) => {
      const stranger = await createSigningKey()
      const keys = { own: national.gatewayKey, neighbour: direct.gatewayKey, stranger }
      expect(await post(relayOf(regional, 'south'), await grantWith(keys))).toBe(status)
      expect(grants).toEqual([])
    })

    it('unless the grant is good', async () => {
      expect(await post(relayOf(regional, 'south'), await sign(national.gatewayKey, {}))).toBe(200)
    })

    it('by a gateway that asks for nobody, as is the default', async () => {
      const grant = await sign(national.gatewayKey, {})
      expect(await post(relayOf(direct, 'south'), grant)).toBe(404)
    })
  })
})

interface Keys {
  readonly own: SigningKey
  readonly neighbour: SigningKey
  readonly stranger: SigningKey
}

function factsOf(share: number): Facts {
  const cells = [window, ...months].flatMap((month, index) => cellsOf(month, share + (index % 3)))
  return {
    cells,
    collected: [{ measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }],
  }
}

function cellsOf(month: string, share: number): readonly CellFacts[] {
  const counts = { '5': 10 * share, '1': 10 * (100 - share) }
  const cell = { measure: 'satisfaction-5', counts, window: month, countVariance: 2 }
  return [cell, { ...cell, channel: 'web' }]
}

function relayOf({ gateway }: Exchange, agency: string): string {
  return new URL(`/agencies/${agency}/graphql`, gateway.url).href
}

function dataOf({ text }: Answer): string {
  return text.slice(0, text.indexOf(',"extensions"'))
}

function untimed(row: Readonly<Record<string, unknown>>) {
  return { ...row, milliseconds: undefined }
}

const closeIt: Parameters<typeof startRawAgency>[1] = (response) => {
  response.socket?.destroy()
}

async function post(url: string, grant: string): Promise<number> {
  const { status } = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${grant}` },
    body: '{"query":"{ agencies(ids: [\\"south\\"]) { id } }"}',
  })
  return status
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  addRecords,
  people,
  publish,
  testAgency,
  withdraw,
  type TestAgency,
} from '../release/test-agency.ts'
import { EVERYTHING, serve, type AskOptions, type Serving } from './serving.ts'

const NOON = new Date('2026-06-15T12:00:00Z')
const clock = { now: NOON }
let agency: TestAgency
let serving: Serving

beforeAll(async () => {
  agency = await testAgency()
  for (const month of ['2026-03', '2026-04', '2026-05'])
    await addRecords(
      agency,
      people(300, `a-${month}`, { month, journey: 'pothole', answers: ['satisfaction-5=4'] }),
      { source: month },
    )
  await publish(agency, '2026-03')
  serving = await serve(agency, { clock: () => clock.now })
})
afterAll(async () => {
  await serving[Symbol.asyncDispose]()
  await agency[Symbol.asyncDispose]()
})
beforeEach(async () => {
  clock.now = NOON
  await serving.share(EVERYTHING)
})

const QUERY = 'query ($id: ID!) { agencies(ids: [$id]) { releases { id } } }'
const ask = (options: AskOptions = {}) => serving.ask(QUERY, options)
const holding = (tag: string, options: AskOptions = {}) =>
  ask({ ...options, headers: { 'if-none-match': tag } })

async function tagFor(options: AskOptions = {}): Promise<string> {
  const { headers, status } = await ask(options)
  expect(status).toBe(200)
  return headers.get('etag') ?? 'none'
}

async function cacheControl(options: AskOptions = {}): Promise<string | null> {
  return (await ask(options)).headers.get('cache-control')
}

function sharing(more: string): Promise<void> {
  return serving.share(`[{ grantee: p1, purposes: [benchmarking], families: [demand], ${more} }]`)
}

describe('the tag of an answer', () => {
  it('spares the work while nothing has changed, whatever is asked', async () => {
    const tag = await tagFor()
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(await tagFor()).toBe(tag)
    const again = await holding(tag)
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.get('etag')).toBe(tag)
    const first = await ask()
    for (const name of ['citx-release', 'citx-released-at', 'citx-shared', 'citx-view'])
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    // Nothing is executed, so that nothing is found wrong.
    const other = await serving.ask('{ nonsense }', { headers: { 'if-none-match': tag } })
    expect(other.status).toBe(304)
    expect((await holding('"of another time"')).status).toBe(200)
  })

  it('is of no use without a valid grant', async () => {
    const tag = await tagFor()
    for (const grant of ['', 'abc', await serving.forgedGrant()]) {
      const { status, headers, body } = await holding(tag, { grant })
      expect([status, headers.get('etag'), headers.get('citx-view')]).toEqual([401, null, null])
      expect(headers.get('cache-control')).toBe('no-store')
      expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    }
  })

  it('changes with every release, and with a withdrawal', async () => {
    const first = await tagFor()
    await publish(agency, '2026-04')
    await serving.refresh()
    const second = await tagFor()
    await withdraw(agency, '2026-04')
    await serving.refresh()
    const third = await tagFor()
    expect(new Set([first, second, third]).size).toBe(3)
    for (const tag of [first, second]) {
      const { status, body } = await holding(tag)
      expect(status).toBe(200)
      expect(body.data).toMatchObject({ agencies: [{ releases: expect.any(Array) }] })
    }
  })

  it('changes with what is shared, and does not show a release to whom nothing is shared', async () => {
    const stranger = { partner: 'p2' }
    const [shared, nothing] = [await tagFor(), await tagFor(stranger)]
    expect(nothing).not.toBe(shared)
    await publish(agency, '2026-05')
    await serving.refresh()
    expect(await tagFor(stranger)).toBe(nothing)
    const renewed = await tagFor()
    expect(renewed).not.toBe(shared)
    await serving.share('[{ grantee: p1, purposes: [benchmarking], families: [demand] }]')
    expect((await holding(renewed)).status).toBe(200)
    await serving.share('[]')
    expect(await tagFor()).toBe(nothing)
  })

  it('changes at the moment an agreement begins and ends', async () => {
    await serving.share(`
- { grantee: p1, purposes: [benchmarking], families: [voice-of-citizen, demand], until: '2026-06-15T12:01:00Z' }
- { grantee: p1, purposes: [benchmarking], families: [behaviour], from: '2026-06-15T12:00:30Z' }`)
    const seen = new Map<string, string>()
    for (const second of [0, 29.999, 30, 59.999, 60, 61]) {
      clock.now = new Date(NOON.getTime() + second * 1000)
      const { headers } = await ask()
      seen.set(`${second} ${headers.get('citx-shared')}`, headers.get('etag') ?? 'none')
    }
    const [at0, at29, at30, at59, at60, at61] = [...seen.values()]
    expect([...seen.keys()]).toEqual([
      '0 voice-of-citizen,demand',
      '29.999 voice-of-citizen,demand',
      '30 voice-of-citizen,behaviour,demand',
      '59.999 voice-of-citizen,behaviour,demand',
      '60 behaviour',
      '61 behaviour',
    ])
    expect([at29, at59, at61]).toEqual([at0, at30, at60])
    expect(new Set(seen.values()).size).toBe(3)
  })
})

describe('how long an answer may be kept', () => {
  it('is for the agency to say in the agreement, and not at all when it does not', async () => {
    expect(await cacheControl()).toBe('private, max-age=0')
    await sharing('maxAge: 60, staleIfError: 86400')
    expect(await cacheControl()).toBe('private, max-age=60, stale-if-error=86400')
    expect(await cacheControl({ partner: 'p2' })).toBe('private, max-age=0')
    const again = await holding(await tagFor())
    expect(again.status).toBe(304)
    expect(again.headers.get('cache-control')).toBe('private, max-age=60, stale-if-error=86400')
  })

  it('ends before the agreement does', async () => {
    await sharing("maxAge: 60, staleIfError: 86400, until: '2026-06-15T12:01:45Z'")
    const seen: (string | null)[] = []
    for (const second of [0, 50, 60, 104.5, 105]) {
      clock.now = new Date(NOON.getTime() + second * 1000)
      seen.push(await cacheControl())
    }
    expect(seen).toEqual([
      'private, max-age=60, stale-if-error=44',
      'private, max-age=54',
      'private, max-age=44',
      'private, max-age=0',
      'private, max-age=0',
    ])
  })

  it('is no time at all for a request that was refused', async () => {
    await sharing('maxAge: 60')
    const { status, headers } = await serving.ask('{ nonsense }')
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([
      400,
      'no-store',
      null,
    ])
  })
})

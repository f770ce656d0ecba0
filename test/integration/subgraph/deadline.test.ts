import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addRecords,
  people,
  publish,
  testAgency,
  vocabulary,
  type TestAgency,
} from '../release/test-agency.ts'
import { serve, type Serving } from './serving.ts'

let agency: TestAgency
let serving: Serving
let looks = 0

/** The subgraph looks at the clock for every fact that goes out: so it shows how far the work has come. */
function clock(): Date {
  looks += 1
  return new Date()
}

beforeAll(async () => {
  agency = await testAgency()
  await addRecords(agency, people(300, 'a', { journey: 'pothole', answers: ['satisfaction-5=4'] }))
  await publish(agency, '2026-03')
  serving = await serve(agency, { clock })
})
afterAll(async () => {
  await serving[Symbol.asyncDispose]()
  await agency[Symbol.asyncDispose]()
})

/** A question that is short to write and long to answer. */
function longQuestion(fields: number, metrics: number) {
  const ids = Array.from({ length: metrics }, () => [...vocabulary.metrics.keys()]).flat()
  const aliases = Array.from(
    { length: fields },
    (_, index) => `f${index}: journey(id: "pothole") { metrics(ids: $ids) { value } }`,
  )
  return {
    query: `query ($id: ID!, $ids: [ID!]!) { agencies(ids: [$id]) { ${aliases.join('\n')} } }`,
    variables: { ids: ids.slice(0, metrics) },
  }
}

describe('an agency that works at a long question', () => {
  it('stops when the time that the asker gave is over', async () => {
    const { query, variables } = longQuestion(100, 1000)
    const startedMs = performance.now()
    const whole = await serving.ask(query, { variables })
    expect(whole.status).toBe(200)
    const halfMs = Math.round((performance.now() - startedMs) / 2)
    const effort = looks
    looks = 0
    const headers = { 'citx-deadline-ms': `${halfMs}` }
    const { status, body, ...cut } = await serving.ask(query, { variables, headers })
    expect(status).toBe(504)
    expect(body.errors?.[0]?.extensions.code).toBe('AGENCY_TIMEOUT')
    expect([cut.headers.get('cache-control'), cut.headers.get('etag')]).toEqual(['no-store', null])
    expect(looks).toBeGreaterThan(0)
    expect(looks).toBeLessThan(effort)
  })

  it('stops when the asker has gone', async () => {
    const { query, variables } = longQuestion(100, 1000)
    const asker = new AbortController()
    looks = 0
    const asking = fetch(serving.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await serving.grant({ partner: 'p1', purpose: 'benchmarking' })}`,
      },
      body: JSON.stringify({ query, variables: { id: agency.id, ...variables } }),
      signal: asker.signal,
    }).catch(() => 'gone')
    await expect.poll(() => looks, { interval: 5 }).toBeGreaterThan(1000)
    asker.abort()
    expect(await asking).toBe('gone')
    await wait(500)
    const then = looks
    expect(then).toBeLessThan(90_000)
    await wait(300)
    expect(looks).toBe(then)
  })

  it('answers others in between', async () => {
    const { query, variables } = longQuestion(100, 1000)
    const order: string[] = []
    const long = serving.ask(query, { variables }).then(() => order.push('long'))
    await wait(30)
    const short = serving
      .ask('query ($id: ID!) { agencies(ids: [$id]) { id } }')
      .then(() => order.push('short'))
    await Promise.all([long, short])
    expect(order).toEqual(['short', 'long'])
  })
})

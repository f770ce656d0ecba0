import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startExchange } from './support/start-exchange.ts'
import { rowAnswer, sendJson, startRawAgency } from './support/start-raw-agency.ts'
import type { ServerResponse } from 'node:http'

const query = '{ agencies { id contract } }'

function answerAs(id: string): (response: ServerResponse) => void {
  return (response) =>
    sendJson(response, rowAnswer({ __agency: id, __typename: 'Agency', id, contract: '1.0' }))
}

describe('an agency that does not answer', () => {
  it('costs no more than its deadline, and the others are whole', async () => {
    await using exchange = await startExchange({ config: { deadlines: { agencyMs: 300 } } })
    await using slow = await startRawAgency('slow', () => undefined)
    await using quick = await startRawAgency('quick', answerAs('quick'))
    await exchange.admit(quick, slow)
    await exchange.ask('{ agencies(ids: ["quick"]) { contract } }')
    const answer = await exchange.ask(query)
    expect(answer.data).toMatchObject({
      agencies: [
        { id: 'quick', contract: '1.0' },
        { id: 'slow', contract: null },
      ],
    })
    expect(answer.errors).toMatchObject([
      { path: ['agencies', 1, 'contract'], extensions: { code: 'AGENCY_TIMEOUT' } },
    ])
    expect(answer.participation).toMatchObject([
      { agency: 'quick', status: 'OK' },
      { agency: 'slow', status: 'TIMEOUT', reason: 'did not answer within 300 ms' },
    ])
  })

  it('that sends a byte now and then is cut off at the deadline all the same', async () => {
    await using exchange = await startExchange({ config: { deadlines: { agencyMs: 400 } } })
    await using drip = await startRawAgency('drip', (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const timer = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(timer))
    })
    await exchange.admit(drip)
    const answer = await exchange.ask(query)
    expect(answer.participation).toMatchObject([{ agency: 'drip', status: 'TIMEOUT' }])
  })

  it('that breaks off in the middle is down', async () => {
    await using exchange = await startExchange()
    await using broken = await startRawAgency('broken', (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"data"')
      setTimeout(() => response.destroy(), 20)
    })
    await exchange.admit(broken)
    const answer = await exchange.ask(query)
    expect(answer.participation).toMatchObject([
      { agency: 'broken', status: 'DOWN', reason: 'broke off in the middle of its answer' },
    ])
    expect(broken.questions).toHaveLength(1)
  })

  it.each([
    [401, 'DENIED', 'AGENCY_DENIED'],
    [403, 'DENIED', 'AGENCY_DENIED'],
    [429, 'BUSY', 'AGENCY_BUSY'],
    [503, 'BUSY', 'AGENCY_BUSY'],
    [502, 'DOWN', 'AGENCY_DOWN'],
  ] as const)('says what HTTP %i means: %s', async (status, participation, code) => {
    await using exchange = await startExchange()
    await using agency = await startRawAgency('agency', (response) =>
      sendJson(response, { errors: [{ message: 'secret' }] }, { status }),
    )
    await exchange.admit(agency)
    const answer = await exchange.ask(query)
    expect(answer.status).toBe(200)
    expect(answer.participation).toMatchObject([{ agency: 'agency', status: participation }])
    expect(answer.errors).toMatchObject([{ extensions: { code } }])
    expect(answer.text).not.toContain('secret')
  })

  it('that closes a kept-alive socket is asked once more, on a new one', async () => {
    await using exchange = await startExchange()
    const open = answerAs('agency')
    let closing = false
    await using agency = await startRawAgency('agency', (response) => {
      if (closing) {
        closing = false
        response.socket?.destroy()
      } else open(response)
    })
    await exchange.admit(agency)
    await exchange.ask(query)
    closing = true
    const answer = await exchange.ask(query)
    expect(answer.errors).toEqual([])
    expect(agency.questions).toHaveLength(3)
  })

  it('that closes a fresh socket without a word is not asked again', async () => {
    await using exchange = await startExchange()
    await using agency = await startRawAgency('agency', (response) => response.socket?.destroy())
    await exchange.admit(agency)
    const answer = await exchange.ask(query)
    expect(answer.participation).toMatchObject([
      { status: 'DOWN', reason: 'closed the connection without an answer' },
    ])
    expect(agency.questions).toHaveLength(1)
  })

  it('is left alone after several failures, and asked again by one probe', async () => {
    await using exchange = await startExchange({
      config: { agencies: { breakerFailures: 3, breakerRestMs: 3000 } },
    })
    let healthy = false
    const answer = answerAs('agency')
    await using agency = await startRawAgency('agency', (response) => {
      if (healthy) answer(response)
      else {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('{')
        setTimeout(() => response.destroy(), 5)
      }
    })
    await exchange.admit(agency)
    for (let asked = 0; asked < 5; asked += 1) await exchange.ask(query)
    expect(agency.questions).toHaveLength(3)
    const resting = await exchange.ask(query)
    expect(resting.participation).toMatchObject([
      { status: 'DOWN', reason: expect.stringContaining('left alone') },
    ])
    healthy = true
    await wait(3050)
    const probes = await Promise.all([1, 2, 3, 4].map(() => exchange.ask(query)))
    for (const probe of probes) expect(probe.participation).toMatchObject([{ status: 'OK' }])
    expect(agency.questions).toHaveLength(7)
  })

  it('with a full queue is busy at once, and its sockets are bounded', async () => {
    await using exchange = await startExchange({
      config: { agencies: { sockets: 2, queue: 3 }, deadlines: { agencyMs: 1500 } },
    })
    let [open, most] = [0, 0]
    const respond = answerAs('agency')
    await using agency = await startRawAgency('agency', (response: ServerResponse) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        respond(response)
      }, 200)
    })
    await exchange.admit(agency)
    const answers = await Promise.all(Array.from({ length: 12 }, () => exchange.ask(query)))
    const statuses = answers.flatMap(({ participation }) =>
      participation.map((row) => row['status']),
    )
    expect(statuses.filter((status) => status === 'OK')).toHaveLength(5)
    expect(statuses.filter((status) => status === 'BUSY')).toHaveLength(7)
    expect(most).toBe(2)
  })

  it('keeps nobody waiting once the caller is gone', async () => {
    await using exchange = await startExchange()
    let closed = false
    await using hung = await startRawAgency('hung', (response) => {
      response.on('close', () => (closed = true))
    })
    await exchange.admit(hung)
    const caller = new AbortController()
    const asking = exchange.ask(query, { signal: caller.signal }).catch(() => 'gone')
    await expect.poll(() => hung.questions.length).toBe(1)
    caller.abort()
    expect(await asking).toBe('gone')
    await expect.poll(() => closed).toBe(true)
  })
})

import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startExchange } from '../support/start-exchange.ts'
import { rowAnswer, sendJson, startRawAgency } from '../support/start-raw-agency.ts'

const query = '{ agencies { id contract } }'
const row = { __agency: 'agency', __typename: 'Agency', id: 'agency', contract: '1.0' }

describe('an agency', () => {
  it('that asks to be left alone is, for as long as it asks', async () => {
    await using exchange = await startExchange()
    let isBusy = true
    await using agency = await startRawAgency('agency', (response) => {
      if (isBusy) sendJson(response, {}, { status: 503, headers: { 'retry-after': '1' } })
      else sendJson(response, rowAnswer(row))
    })
    await exchange.admit(agency)
    await exchange.ask(query)
    isBusy = false
    expect((await exchange.ask(query)).participation).toMatchObject([
      { status: 'BUSY', reason: expect.stringContaining('left alone') },
    ])
    expect(agency.questions).toHaveLength(1)
    await wait(1_050)
    expect((await exchange.ask(query)).participation).toMatchObject([{ status: 'OK' }])
  })

  it('that is not available, time and again, is left alone', async () => {
    await using exchange = await startExchange({ config: { agencies: { breakerFailures: 2 } } })
    await using agency = await startRawAgency('agency', (response) =>
      sendJson(response, {}, { status: 504 }),
    )
    await exchange.admit(agency)
    for (const _ of [1, 2, 3, 4]) await exchange.ask(query)
    expect(agency.questions).toHaveLength(2)
  })

  it('at an address of the private network is not asked, unless the gateway is told so', async () => {
    await using exchange = await startExchange({
      config: { agencies: { allowPrivateAddresses: false } },
    })
    await using agency = await startRawAgency('agency', (response) => sendJson(response, {}))
    const byName = { id: 'named', url: agency.url.replace('127.0.0.1', 'localhost') }
    await exchange.admit(agency, byName)
    const reason = 'is not asked: its address is not a public one'
    expect((await exchange.ask(query)).participation).toMatchObject([
      { agency: 'agency', status: 'DOWN', reason },
      { agency: 'named', status: 'DOWN', reason },
    ])
    expect(agency.questions).toEqual([])
  })

  it('is told how long it has when it is asked, not when the question began to wait', async () => {
    await using exchange = await startExchange({
      config: { agencies: { sockets: 1 }, deadlines: { agencyMs: 5_000 } },
    })
    await using agency = await startRawAgency('agency', (response) => {
      setTimeout(() => sendJson(response, rowAnswer(row)), 400)
    })
    await exchange.admit(agency)
    await Promise.all([exchange.ask(query), exchange.ask(query)])
    const given = agency.questions.map(({ headers }) => Number(headers['citx-deadline-ms']))
    expect(given[0]).toBeGreaterThan(4_000)
    expect(given[1]).toBeLessThan((given[0] ?? 0) - 300)
  })
})

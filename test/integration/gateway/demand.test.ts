import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

const query = `query ($metric: ID!, $channel: ID = "ALL") {
  comparison(metric: $metric, journey: "${journey}", window: "${window}", channel: $channel) {
    verdict { status reasons { code } }
    rows { agency { id } estimate { status value currency basis } grade reasons { code message } rank { from to } }
    summary { pooled { value } }
  }
}`

function demand(failure: number, phone: number): Facts {
  return {
    cells: [
      { measure: 'contact-channel', counts: { phone: 100, web: 300 } },
      { measure: 'contact-nature', counts: { value: 400 - failure, failure } },
      { measure: 'failure-cause', counts: { 'progress-chasing': 30, 'unclear-information': 10 } },
      {
        measure: 'contact-resolution',
        counts: { 'at-first-contact': 200, later: 50, 'not-resolvable-here': 150 },
      },
      { measure: 'repeat', counts: { first: 150, repeat: 50, duplicate: 200 } },
    ],
    figures: [
      { id: 'residents', value: 20_000 },
      { id: 'transactions', value: 8000 },
      { id: 'unit-cost', channel: 'phone', journey: 'ALL', value: phone, currency: 'DKK' },
      { id: 'unit-cost', channel: 'web', journey: 'ALL', value: 10, currency: 'DKK' },
    ],
  }
}

describe('the demand on agencies', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    await exchange.admit(
      await startFactsAgency(exchange, 'alpha', demand(100, 145)),
      await startFactsAgency(exchange, 'beta', demand(200, 120)),
      await startFactsAgency(exchange, 'gamma', demand(300, 90)),
    )
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function compare(metric: string, channel = 'ALL') {
    const answer = await exchange.ask(query, { variables: { metric, channel } })
    expect(answer.errors).toEqual([])
    return Object(answer.data).comparison
  }

  it.each([
    ['failure-demand', 'COMPARABLE', 25],
    ['repeat-contact', 'COMPARABLE', 25],
    ['first-contact-resolution', 'COMPARABLE', 50],
    ['first-contact-resolution-net', 'COMPARABLE', 80],
    ['cost-per-contact', 'COMPARABLE', (100 * 145 + 300 * 10) / 400],
    ['contacts-per-thousand-transactions', 'COMPARABLE', 50],
    ['failure-contacts-per-thousand-residents', 'COMPARABLE', 5],
    ['failure-contacts-per-thousand-transactions', 'COMPARABLE', 12.5],
    ['contacts-per-thousand-residents', 'SIDE_BY_SIDE', 20],
    ['failure-cause-progress-chasing', 'SIDE_BY_SIDE', 75],
  ])('compares by %s', async (metric, status, value) => {
    const { verdict, rows } = await compare(metric)
    expect(verdict.status).toBe(status)
    const alpha = rows.find((row: DemandRow) => row.agency.id === 'alpha')
    expect(alpha.estimate.value).toBeCloseTo(value, 10)
  })

  it('adds numerators and denominators when rates are pooled', async () => {
    const { summary } = await compare('failure-contacts-per-thousand-residents')
    expect(summary.pooled.value).toBeCloseTo((1000 * 600) / 60_000, 10)
  })

  it('shows what a contact through one channel costs beside one another, as it is reported', async () => {
    const { verdict, rows } = await compare('cost-per-contact', 'phone')
    expect(verdict.status).toBe('SIDE_BY_SIDE')
    expect(rows).toMatchObject(
      [
        ['alpha', 145],
        ['beta', 120],
        ['gamma', 90],
      ].map(([id, value]) => ({
        agency: { id },
        estimate: { status: 'PUBLISHED', value, currency: 'DKK', basis: 'REPORTED' },
        grade: 'C',
        reasons: [{ code: 'REPORTED_FIGURE' }],
        rank: null,
      })),
    )
  })

  it.each([
    ['cost-per-contact', 'the agency reports no unit cost for web'],
    ['contacts-per-thousand-transactions', 'the agency does not report its transactions'],
  ])('says what %s lacks at an agency that does not report it', async (metric, lack) => {
    const { cells, figures } = demand(100, 145)
    const kept = figures?.filter(({ id, channel }) => id !== 'transactions' && channel !== 'web')
    const facts = { cells: cells ?? [], figures: kept ?? [] }
    await exchange.admit(await startFactsAgency(exchange, 'delta', facts))
    const { rows } = await compare(metric)
    const delta = rows.find((row: DemandRow) => row.agency.id === 'delta')
    expect(delta.estimate.status).toBe('NOT_ESTIMABLE')
    expect(delta.reasons).toEqual([
      { code: 'NO_FIGURE', message: `the published counts do not allow this figure: ${lack}` },
    ])
  })
})

interface DemandRow {
  readonly agency: { readonly id: string }
}

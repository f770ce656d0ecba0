import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import {
  journey,
  startFactsAgency,
  window,
  type CellFacts,
  type Facts,
} from './support/start-facts-agency.ts'

const query = `query ($metric: ID!, $channel: ID, $agencies: [ID!], $journey: ID = "${journey}", $window: Window = "${window}") {
  comparison(metric: $metric, journey: $journey, window: $window, channel: $channel, agencies: $agencies) {
    metric { id }
    formula
    verdict { status reasons { code } }
    rows {
      agency { id name }
      estimate { status value low high n unit basis currency measure release }
      grade
      reasons { code message }
      rank { from to }
    }
    summary { agencies median lowerQuartile upperQuartile }
    participation { agency status }
  }
}`

interface Row {
  readonly agency: { readonly id: string; readonly name: string }
  readonly estimate: Readonly<Record<string, unknown>>
  readonly grade: string | null
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
  readonly rank: { readonly from: number; readonly to: number } | null
}

interface Comparison {
  readonly formula: string
  readonly verdict: {
    readonly status: string
    readonly reasons: readonly { readonly code: string }[]
  }
  readonly rows: readonly Row[]
  readonly summary: Readonly<Record<string, number>> | null
  readonly participation: readonly { readonly agency: string; readonly status: string }[]
}

const five = (counts: readonly [number, number, number, number, number]) => ({
  measure: 'satisfaction-5',
  counts: Object.fromEntries(counts.map((count, index) => [String(index + 1), count])),
  countVariance: 2,
})
/** The same answers by the channel that all of them came through. */
const byWeb = (cell: CellFacts) => [cell, { ...cell, channel: 'web' }]
const asked = { measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }
const satisfied = (counts: readonly [number, number, number, number, number]): Facts => ({
  cells: byWeb(five(counts)),
  collected: [asked],
})

describe('a comparison', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function compare(
    facts: Readonly<Record<string, Facts>>,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<Comparison> {
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies, ...(variables['dead'] === true ? [dead] : []))
    const answer = await exchange.ask(query, {
      variables: { metric: 'satisfaction-index', ...variables },
    })
    if (variables['dead'] !== true) expect(answer.errors).toEqual([])
    const { comparison }: { comparison: Comparison } = Object(answer.data)
    return comparison
  }

  const dead = { id: 'dead', url: 'http://127.0.0.1:1/graphql' }
  const good = satisfied([10, 20, 100, 400, 470])
  const fair = satisfied([50, 100, 300, 350, 200])
  const poor = satisfied([300, 300, 200, 150, 50])

  it('ranks like figures best first, with ranges, and sums them up', async () => {
    const comparison = await compare({ alpha: poor, beta: good, gamma: fair })
    expect(comparison.verdict).toEqual({ status: 'COMPARABLE', reasons: [] })
    expect(comparison.rows.map(({ agency, grade, rank }) => [agency.id, grade, rank])).toEqual([
      ['beta', 'A', { from: 1, to: 1 }],
      ['gamma', 'A', { from: 2, to: 2 }],
      ['alpha', 'A', { from: 3, to: 3 }],
    ])
    expect(comparison.formula).toBe('satisfaction-index@1')
    const values = comparison.rows.map((row) => row.estimate['value'])
    expect(comparison.summary).toMatchObject({ agencies: 3, median: values[1] })
  })

  it('computes every figure itself, from the counts, with the noise in its interval', async () => {
    const { rows } = await compare({ beta: good, gamma: fair, alpha: poor })
    const metric = loadVocabulary().metrics.get('satisfaction-index')
    const counts = new Map(Object.entries(five([10, 20, 100, 400, 470]).counts))
    if (metric === undefined) throw new Error('no such metric')
    const expected = estimate(metric, { measure: 'satisfaction-5', counts, countVariance: 2 })
    if (!expected.estimable) throw new Error('not estimable')
    const { value, low, high, n } = expected.estimate
    expect(rows[0]?.estimate).toEqual({
      status: 'PUBLISHED',
      value,
      low,
      high,
      n,
      unit: 'INDEX',
      basis: 'PROTECTED',
      currency: null,
      measure: 'satisfaction-5',
      release: 'a'.repeat(64),
    })
  })

  it('gives agencies that cannot be told apart the same ranks', async () => {
    const { rows } = await compare({
      alpha: fair,
      beta: satisfied([51, 100, 300, 350, 199]),
      gamma: good,
    })
    expect(rows.map(({ agency, rank }) => [agency.id, rank])).toEqual([
      ['gamma', { from: 1, to: 1 }],
      ['alpha', { from: 2, to: 3 }],
      ['beta', { from: 2, to: 3 }],
    ])
  })

  it('says how each figure differs from its peers', async () => {
    const comparison = await compare({
      aa: good,
      bb: fair,
      cc: poor,
      scale: {
        cells: byWeb({
          measure: 'satisfaction-3',
          counts: { good: 300, average: 100, poor: 100 },
        }),
        collected: [{ ...asked, measure: 'satisfaction-3' }],
      },
      wording: { ...good, collected: [{ ...asked, wordingClass: 'other' }] },
      unstated: { ...good, collected: [{ ...asked, wordingClass: null }] },
      mode: { ...good, collected: [{ ...asked, mode: 'TELEPHONE' }] },
      phone: {
        ...good,
        cells: [
          five([10, 20, 100, 400, 470]),
          { ...five([7, 14, 70, 280, 329]), channel: 'phone' },
          { ...five([3, 6, 30, 120, 141]), channel: 'web' },
        ],
      },
      unmixed: { ...good, cells: [five([10, 20, 100, 400, 470])] },
      few: satisfied([1, 1, 2, 3, 4]),
      reported: { figures: [{ id: 'satisfaction-index', value: 70 }] },
      'reported-counts': {
        figures: [
          {
            id: 'satisfaction-counts',
            measure: 'satisfaction-5',
            counts: five([1, 2, 3, 4, 90]).counts,
          },
        ],
      },
    })
    const grades = comparison.rows.map(({ agency, grade, reasons }) => [
      agency.id,
      grade,
      reasons.map(({ code }) => code),
    ])
    expect(Object.fromEntries(grades.map(([id, ...rest]) => [String(id), rest]))).toEqual({
      aa: ['A', []],
      bb: ['A', []],
      cc: ['A', []],
      scale: ['B', ['DIFFERENT_SCALE']],
      wording: ['B', ['DIFFERENT_WORDING']],
      unstated: ['B', ['UNKNOWN_WORDING']],
      mode: ['B', ['DIFFERENT_MODE']],
      phone: ['B', ['DIFFERENT_CHANNEL_MIX']],
      unmixed: ['B', ['UNKNOWN_CHANNEL_MIX']],
      few: ['B', ['SMALL_BASE']],
      reported: ['C', ['REPORTED_FIGURE']],
      'reported-counts': [null, ['NO_FIGURE']],
    })
    expect(rowOf(comparison, 'reported')).toMatchObject({
      estimate: { value: 70, low: null, high: null, basis: 'REPORTED' },
      rank: null,
    })
    expect(comparison.summary?.['agencies']).toBe(10)
  })

  it('sets a series that broke within the window aside, but not one that broke at its start', async () => {
    const quarter = { window: '2026-Q1' }
    const broken = (from: string): Facts => ({
      ...good,
      collected: [{ ...asked, breaks: [{ from, kind: 'FORMULA' }] }],
    })
    const { rows } = await compare(
      { aa: good, inside: broken('2026-02'), start: broken('2026-01') },
      quarter,
    )
    expect(rows.map(({ agency, reasons }) => [agency.id, reasons.map(({ code }) => code)])).toEqual(
      [
        ['aa', ['NO_FIGURE']],
        ['inside', ['NO_FIGURE']],
        ['start', ['NO_FIGURE']],
      ],
    )
    const month = await compare({ aa: good, bb: broken('2026-03'), cc: broken('2026-04') })
    expect(month.rows.map(({ grade }) => grade)).toEqual(['A', 'A', 'A'])
  })

  it('keeps a row for who has no figure, with the reason', async () => {
    const comparison = await compare(
      { alpha: good, beta: { stated: 'NOT_COLLECTED' }, gamma: { stated: 'NOT_SHARED' } },
      { dead: true },
    )
    expect(comparison.verdict).toEqual({
      status: 'SIDE_BY_SIDE',
      reasons: [{ code: 'TOO_FEW_AGENCIES' }],
    })
    expect(comparison.summary).toBe(null)
    expect(
      comparison.rows.map(({ agency, estimate: { status }, grade, reasons }) => [
        agency.name,
        status,
        grade,
        reasons[0]?.code,
      ]),
    ).toEqual([
      ['Agency alpha', 'PUBLISHED', 'A', undefined],
      ['Agency beta', 'NOT_COLLECTED', null, 'NO_FIGURE'],
      ['Agency dead', 'NO_ANSWER', null, 'NO_ANSWER'],
      ['Agency gamma', 'NOT_SHARED', null, 'NO_FIGURE'],
    ])
    expect(comparison.participation).toMatchObject([
      { status: 'OK' },
      { status: 'OK' },
      { agency: 'dead', status: 'DOWN' },
      { status: 'OK' },
    ])
  })

  it('ranks the other way where less is better', async () => {
    const comparison = await compare(
      { alpha: demand(900, 100), beta: demand(500, 500), gamma: demand(100, 900) },
      { metric: 'failure-demand' },
    )
    expect(comparison.rows.map(({ agency, rank }) => [agency.id, rank?.from])).toEqual([
      ['alpha', 1],
      ['beta', 2],
      ['gamma', 3],
    ])
  })

  it('refuses raw volumes, and never ranks what is neither good nor bad', async () => {
    const contacts = { cells: [{ measure: 'contact-nature', counts: { value: 10, failure: 5 } }] }
    const volumes = await compare(
      { aa: contacts, bb: contacts, cc: contacts },
      { metric: 'contacts' },
    )
    expect(volumes.verdict).toEqual({
      status: 'REFUSED',
      reasons: [{ code: 'VOLUME_NOT_NORMALISED' }],
    })
    expect([volumes.summary, ...volumes.rows.map(({ rank }) => rank)]).toEqual([
      null,
      null,
      null,
      null,
    ])
    const channels = { cells: [{ measure: 'contact-channel', counts: { phone: 100, web: 300 } }] }
    const shares = await compare(
      { aa: channels, bb: channels, cc: channels },
      { metric: 'channel-share-phone' },
    )
    expect(shares.verdict).toEqual({
      status: 'SIDE_BY_SIDE',
      reasons: [{ code: 'CONTEXT_METRIC' }],
    })
    expect(shares.summary).toMatchObject({ agencies: 3, median: 25 })
  })

  it('compares money in one currency alone', async () => {
    const comparison = await compare(
      { aa: cost(100, 'DKK'), bb: cost(200, 'DKK'), cc: cost(300, 'DKK'), dd: cost(20, 'GBP') },
      { metric: 'cost-per-contact' },
    )
    expect(
      comparison.rows.map(({ agency, estimate: { value, currency }, grade }) => [
        agency.id,
        value,
        currency,
        grade,
      ]),
    ).toEqual([
      ['aa', 55, 'DKK', 'A'],
      ['bb', 105, 'DKK', 'A'],
      ['cc', 155, 'DKK', 'A'],
      ['dd', 15, 'GBP', 'X'],
    ])
    expect(comparison.summary?.['agencies']).toBe(3)
  })

  it('asks the agencies chosen alone, and does not pass over one that is unknown', async () => {
    const comparison = await compare({ alpha: good, beta: fair }, { agencies: ['beta'] })
    expect(comparison.participation.map(({ agency }) => agency)).toEqual(['beta'])
    const answer = await exchange.ask(query, {
      variables: { metric: 'satisfaction-index', agencies: ['beta', 'nobody'] },
    })
    expect(answer.errors).toMatchObject([
      { path: ['comparison'], extensions: { code: 'UNKNOWN_AGENCY' } },
    ])
  })

  it.each([
    ['metric', 'no-such', 'UNKNOWN_METRIC'],
    ['journey', '../etc', 'UNKNOWN_JOURNEY'],
    ['journey', '__proto__', 'UNKNOWN_JOURNEY'],
    ['channel', '__proto__', 'UNKNOWN_CHANNEL'],
    ['window', '2026-13', 'UNKNOWN_WINDOW'],
  ])('refuses an unknown %s with its code', async (name, value, code) => {
    const answer = await exchange.ask(query, {
      variables: { metric: 'satisfaction-index', [name]: value },
    })
    expect(answer.errors).toMatchObject([{ extensions: { code } }])
  })
})

function rowOf({ rows }: Comparison, id: string): Row | undefined {
  return rows.find((row) => row.agency.id === id)
}

function demand(value: number, failure: number): Facts {
  return { cells: [{ measure: 'contact-nature', counts: { value, failure } }] }
}

function cost(phone: number, currency: string): Facts {
  return {
    cells: [{ measure: 'contact-channel', counts: { phone: 100, web: 100 } }],
    figures: [
      { id: 'unit-cost', channel: 'phone', journey: 'ALL', value: phone, currency },
      { id: 'unit-cost', channel: 'web', journey: 'ALL', value: 10, currency },
    ],
  }
}

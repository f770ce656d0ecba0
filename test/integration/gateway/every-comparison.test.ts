import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

const query = `query ($metric: ID!, $agencies: [ID!]) {
  comparison(metric: $metric, journey: "${journey}", window: "${window}", agencies: $agencies) {
    metric { id } formula journeyId window channel stage
    verdict { status reasons { code message } }
    peers { description source agencies }
    rows {
      agency { id name }
      estimate { metric formula status value unit low high n measure basis release }
      standardised { estimate { status value } reasons { code } }
      normalised { estimate { value } } channelMix { class }
      grade reasons { code message }
      rank { from to } tier percentile { from to } quartile { from to }
      difference { peers value low high pValue adjustedPValue significant }
      funnel { low95 high95 low998 high998 z position }
    }
    summary {
      agencies minimum median medianAbsoluteDeviation lowerQuartile upperQuartile lowest highest
      pooled { status value low high n measure release }
      heterogeneity { q degreesOfFreedom pValue iSquared tauSquared pooled low high }
      dispersion { target phi present tauSquared }
    }
    leftOut { agency reasons { code message } }
    commonMix { channel share }
    methods { id description source }
    participation { agency status reason release milliseconds }
  }
}`

const days = loadVocabulary().measures.get('days-to-resolve')?.answers ?? []
const bands = days.slice(0, 8).map(({ id }) => id)

/** Facts under which each kind of formula has a figure. */
function factsOf(place: number): Facts {
  const all = [
    { measure: 'satisfaction-5', counts: { '1': 100, '3': 40, '5': 200 + 30 * place } },
    { measure: 'contact-nature', counts: { value: 300, failure: 100 + 40 * place } },
    {
      measure: 'days-to-resolve',
      counts: Object.fromEntries(bands.map((band, index) => [band, 30 + 10 * index * place])),
    },
    { measure: 'hand-offs', counts: { '0': 200, '1': 60 + 20 * place, '2': 10 } },
  ]
  return {
    cells: [
      ...all.flatMap((cell) => [
        { ...cell, countVariance: 2 },
        { ...cell, countVariance: 2, channel: 'web' },
      ]),
      { measure: 'complaint-outcome', counts: { upheld: 20 + 10 * place, 'not-upheld': 30 } },
      { measure: 'contact-channel', counts: { phone: 100 * place, web: 200 } },
    ],
    figures: [
      { id: 'transactions', value: 10_000 },
      { id: 'residents', value: 50_000 },
      { id: 'unit-cost', channel: 'phone', journey: 'ALL', value: 100, currency: 'DKK' },
      { id: 'unit-cost', channel: 'web', journey: 'ALL', value: 10 + place, currency: 'DKK' },
    ],
    collected: [{ measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }],
  }
}

const kinds: readonly (readonly [kind: string, metric: string, pooled: boolean])[] = [
  ['share', 'percent-satisfied', true],
  ['mean', 'satisfaction-index', true],
  ['net', 'net-satisfaction', true],
  ['share, less is better', 'failure-demand', true],
  ['mean per case', 'hand-offs', true],
  ['quantile', 'median-days-to-resolve', true],
  ['rate', 'complaint-rate', true],
  ['cost', 'cost-per-contact', false],
]

describe('every comparison', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const place of [1, 2, 3, 4, 5])
      agencies.push(await startFactsAgency(exchange, `agency-${place}`, factsOf(place)))
    agencies.push(await startFactsAgency(exchange, 'silent', { stated: 'NOT_SHARED' }))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function compare(metric: string, agencies: readonly string[] | null = null) {
    const answer = await exchange.ask(query, { variables: { metric, agencies } })
    expect(answer.errors).toEqual([])
    return Object(answer.data).comparison
  }

  it.each(kinds)('of a %s returns rows, summary, participation and methods', async (_, metric) => {
    const found = await compare(metric)
    expect(found).toMatchObject({
      metric: { id: metric },
      formula: `${metric}@1`,
      verdict: { status: 'COMPARABLE', reasons: [] },
      peers: { description: 'all members', source: null, agencies: 6 },
      leftOut: [{ agency: 'silent', reasons: [{ code: 'NO_FIGURE' }] }],
    })
    expect(found.participation).toHaveLength(6)
    for (const { id, description, source } of found.methods) {
      expect(id).toMatch(/^[a-z-]+@\d+$/)
      expect([description.length > 20, source.length > 5]).toEqual([true, true])
    }
    const ranked = found.rows.slice(0, 5)
    for (const row of ranked) expectWhole(row, metric)
    expect(found.rows[5]).toMatchObject({
      agency: { id: 'silent' },
      estimate: { status: 'NOT_SHARED', value: null },
      grade: null,
      rank: null,
      difference: null,
    })
    const { rank, percentile, quartile } = ranked[0]
    expect(percentile.to).toBe(100 * ((5 - rank.from + 0.5) / 5))
    expect(quartile).toEqual({ from: 1, to: Math.ceil((4 * rank.to) / 5) })
  })

  it.each(kinds)('of a %s sums its peers up', async (_, metric, adds) => {
    const { summary, rows } = await compare(metric)
    expect(summary).toMatchObject({
      agencies: 5,
      minimum: 3,
      heterogeneity: { degreesOfFreedom: 4 },
      dispersion: { target: summary.median },
    })
    const { lowest, lowerQuartile, median, upperQuartile, highest } = summary
    const spread = [lowest, lowerQuartile, median, upperQuartile, highest]
    expect(spread).toEqual(spread.toSorted((a, b) => a - b))
    expect(summary.medianAbsoluteDeviation).toBeGreaterThan(0)
    if (!adds) {
      expect(summary.pooled).toBe(null)
      return
    }
    const { value, low, high, n, release } = summary.pooled
    expect([low < value, value < high, release]).toEqual([true, true, null])
    expect(n).toBe(rows.slice(0, 5).reduce((sum: number, row: WholeRow) => sum + row.estimate.n, 0))
    expect([lowest <= value, value <= highest]).toEqual([true, true])
  })

  it('of too few organisations is an answer, with their figures beside one another', async () => {
    for (const [, metric] of kinds) {
      const found = await compare(metric, ['agency-1', 'agency-2'])
      expect(found).toMatchObject({
        verdict: { status: 'SIDE_BY_SIDE', reasons: [{ code: 'TOO_FEW_AGENCIES' }] },
        summary: null,
      })
      for (const row of found.rows)
        expect(row).toMatchObject({
          estimate: { status: 'PUBLISHED' },
          grade: 'A',
          rank: null,
          tier: null,
          percentile: null,
          quartile: null,
          difference: null,
          funnel: null,
        })
    }
  })

  it('of nobody is an answer too', async () => {
    const found = await compare('percent-satisfied', [])
    expect(found).toMatchObject({
      verdict: { status: 'SIDE_BY_SIDE', reasons: [{ code: 'TOO_FEW_AGENCIES' }] },
      rows: [],
      summary: null,
      participation: [],
    })
  })

  it('that would mislead is refused, and says why', async () => {
    const found = await compare('contacts')
    expect(found.verdict).toMatchObject({
      status: 'REFUSED',
      reasons: [{ code: 'VOLUME_NOT_NORMALISED' }],
    })
    expect(found.summary).toBe(null)
    for (const row of found.rows.slice(0, 5))
      expect(row).toMatchObject({
        grade: 'X',
        reasons: [{ code: 'VOLUME_NOT_NORMALISED' }],
        rank: null,
      })
  })
})

interface WholeRow {
  readonly estimate: { readonly n: number }
}

/** Everything that a ranked row holds. */
function expectWhole(row: Readonly<Record<string, unknown>>, metric: string): void {
  const { estimate, difference, funnel, rank }: Readonly<Record<string, Values>> = Object(row)
  const some: unknown = expect.anything()
  expect(row).toMatchObject({ grade: 'A', reasons: [], tier: some, percentile: some })
  expect(estimate).toMatchObject({ metric, formula: `${metric}@1`, basis: 'PROTECTED', n: some })
  expect(isOrdered([estimate?.['low'], estimate?.['value'], estimate?.['high']])).toBe(true)
  expect(isOrdered([difference?.['low'], difference?.['value'], difference?.['high']])).toBe(true)
  expect(isOrdered([difference?.['pValue'], difference?.['adjustedPValue'], 1])).toBe(true)
  const limits = ['low998', 'low95', 'high95', 'high998'].map((name) => funnel?.[name])
  expect(isOrdered(limits)).toBe(true)
  expect(isOrdered([1, rank?.['from'], rank?.['to'], 5])).toBe(true)
}

type Values = Readonly<Record<string, number | string>>

function isOrdered(values: readonly unknown[]): boolean {
  return values.every((value, index) => index === 0 || Number(values[index - 1]) <= Number(value))
}

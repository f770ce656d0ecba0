import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

const query = `query ($metric: ID = "satisfaction-index", $agencies: [ID!]) {
  comparison(metric: $metric, journey: "${journey}", window: "${window}", agencies: $agencies) {
    verdict { status reasons { code } }
    rows {
      agency { id } grade tier rank { from to }
      estimate { value }
      difference { peers value low high pValue adjustedPValue significant }
      funnel { low95 high95 low998 high998 z position }
    }
    summary {
      agencies minimum median lowest highest
      heterogeneity { q degreesOfFreedom pValue iSquared tauSquared pooled low high }
      dispersion { target phi present tauSquared }
    }
    leftOut { agency reasons { code } }
    methods { id }
  }
}`

const satisfied = (counts: readonly [number, number, number, number, number]): Facts => ({
  cells: [
    {
      measure: 'satisfaction-5',
      counts: Object.fromEntries(counts.map((count, index) => [String(index + 1), count])),
      countVariance: 2,
    },
  ],
  collected: [{ measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }],
})

const facts: Readonly<Record<string, Facts>> = {
  alpha: satisfied([50, 100, 300, 350, 200]),
  beta: satisfied([55, 95, 310, 340, 200]),
  gamma: satisfied([50, 100, 290, 360, 200]),
  delta: satisfied([5, 10, 50, 435, 500]),
  reported: { figures: [{ id: 'satisfaction-index', value: 70 }] },
  silent: { stated: 'NOT_SHARED' },
}

describe('the peers of a comparison', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function compare(variables: Readonly<Record<string, unknown>> = {}) {
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toEqual([])
    const { comparison } = Object(answer.data)
    return comparison
  }

  it('differ from the median of the others with an interval and an adjusted p value', async () => {
    const { rows } = await compare()
    const [first, ...others] = rows
    expect(first).toMatchObject({
      agency: { id: 'delta' },
      tier: 'UPPER',
      difference: { significant: true },
    })
    const values = others.slice(0, 3).map((row: ValueRow) => row.estimate.value)
    const { peers, value, low, high, pValue, adjustedPValue } = first.difference
    expect(peers).toBe(values.toSorted((a: number, b: number) => a - b)[1])
    expect(value).toBe(first.estimate.value - peers)
    expect(low).toBeGreaterThan(0)
    expect(high).toBeGreaterThan(value)
    expect(adjustedPValue).toBeGreaterThanOrEqual(pValue)
    for (const row of others.slice(0, 3)) {
      expect(row.difference.significant).toBe(false)
      expect(row.difference.low).toBeLessThan(0)
    }
  })

  it('are summed up with their spread, what is not chance, and who was left out', async () => {
    const { rows, summary, leftOut, methods } = await compare()
    expect(summary).toMatchObject({
      agencies: 4,
      minimum: 3,
      heterogeneity: { degreesOfFreedom: 3 },
      dispersion: { target: summary.median, present: true },
    })
    // Four agencies cannot tell an outlier from over-dispersion: the limits are widened, and no agency is beyond them.
    for (const { funnel, estimate } of rows.slice(0, 4)) {
      expect(funnel.position).toBe('INSIDE')
      expect(funnel.low95).toBeGreaterThan(funnel.low998)
      expect(funnel.high998).toBeGreaterThan(estimate.value)
    }
    expect(summary.lowest).toBeLessThan(summary.median)
    expect(summary.heterogeneity.iSquared).toBeGreaterThan(0.9)
    expect(leftOut).toEqual([
      { agency: 'reported', reasons: [{ code: 'REPORTED_FIGURE' }] },
      { agency: 'silent', reasons: [{ code: 'NO_FIGURE' }] },
    ])
    expect(methods.map(({ id }: { id: string }) => id)).toContain('funnel@1')
  })

  it('are too few, and the answer says so without differences, tiers and funnel', async () => {
    const { verdict, rows, summary } = await compare({ agencies: ['alpha', 'delta'] })
    expect(verdict).toEqual({ status: 'SIDE_BY_SIDE', reasons: [{ code: 'TOO_FEW_AGENCIES' }] })
    expect(summary).toBe(null)
    for (const row of rows)
      expect(row).toMatchObject({ rank: null, tier: null, difference: null, funnel: null })
  })

  it('give the same answer, bit for bit, in whatever order they are named', async () => {
    const ids = Object.keys(facts)
    const answers = []
    for (const agencies of [ids, ids.toReversed(), [...ids.slice(2), ...ids.slice(0, 2)]])
      answers.push(JSON.stringify(await compare({ agencies })))
    expect(new Set(answers).size).toBe(1)
  })

  it('are never ranked on a metric without a better direction', async () => {
    const context = [...loadVocabulary().metrics.values()].filter(
      ({ direction }) => direction === 'context',
    )
    expect(context.length).toBeGreaterThan(0)
    for (const { id } of context.slice(0, 3)) {
      const { verdict, rows } = await compare({ metric: id })
      expect(verdict.status).not.toBe('COMPARABLE')
      for (const row of rows) expect(row).toMatchObject({ rank: null, tier: null, funnel: null })
    }
  })

  it('are the nearest to one, or of a size, and the answer says who is no peer and why', async () => {
    await exchange.admit(
      sized('aa', 50_000, 'medium'),
      sized('bb', 60_000, 'medium'),
      sized('cc', 90_000, 'medium'),
      sized('dd', 400_000, 'large'),
      sized('ee', undefined, 'medium'),
    )
    const choose = async (choice: string) => {
      const answer = await exchange.ask(
        `{ comparison(metric: "satisfaction-index", journey: "${journey}", window: "${window}", ${choice}) {
          rows { agency { id } } leftOut { agency reasons { code message } } } }`,
      )
      const { comparison } = Object(answer.data)
      const outsiders = comparison.leftOut.filter((member: Outsider) =>
        member.reasons.some(({ code }) => code === 'NOT_A_PEER'),
      )
      return [
        comparison.rows.map((row: { agency: { id: string } }) => row.agency.id),
        outsiders.map((member: Outsider) => [member.agency, member.reasons[0]?.message]),
      ]
    }
    expect(await choose('nearestTo: "bb", neighbours: 2')).toEqual([
      ['aa', 'bb', 'cc'],
      [
        ['dd', 'not among the 2 nearest to bb'],
        ['ee', 'has not declared its residents'],
      ],
    ])
    const list = `neighbourList: { source: "a statistics office", agencies: ["aa", "dd", "stranger"] }`
    const answered = await exchange.ask(
      `{ comparison(metric: "satisfaction-index", journey: "${journey}", window: "${window}", nearestTo: "ee", ${list}) {
        peers { description source agencies } rows { agency { id } } leftOut { agency reasons { code message } } } }`,
    )
    const { comparison: listed } = Object(answered.data)
    expect(listed.peers).toEqual({
      description: 'ee and its published neighbours among all members',
      source: 'a statistics office',
      agencies: 3,
    })
    expect(listed.rows).toHaveLength(3)
    const others = listed.leftOut.map(({ agency, reasons }: Outsider) => [agency, reasons[0]?.code])
    expect(Object.fromEntries(others)).toMatchObject({
      bb: 'NOT_A_PEER',
      cc: 'NOT_A_PEER',
      stranger: 'NOT_A_MEMBER',
    })
    const lone = await exchange.ask(
      `{ comparison(metric: "satisfaction-index", journey: "ALL", window: "${window}", ${list}) { formula } }`,
    )
    expect(lone.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    expect(await choose('sizeBands: [LARGE]')).toEqual([
      ['dd'],
      ['aa', 'bb', 'cc', 'ee'].map((id) => [id, 'in another size band: medium']),
    ])
    const answer = await exchange.ask(
      `{ comparison(metric: "satisfaction-index", journey: "ALL", window: "${window}", nearestTo: "ee") { formula } }`,
    )
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  })
})

interface Outsider {
  readonly agency: string
  readonly reasons: readonly { readonly code: string; readonly message: string }[]
}

interface ValueRow {
  readonly estimate: { readonly value: number }
}

function sized(id: string, residents: number | undefined, sizeBand: 'medium' | 'large') {
  const entry = { sizeBand, ...(residents !== undefined && { residents }) }
  return { id, url: `http://127.0.0.1:1/${id}/graphql`, entry }
}

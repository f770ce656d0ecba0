import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, type CellFacts } from './support/start-facts-agency.ts'

const query = `query ($agency: ID!, $until: Window!, $years: Int!) {
  trend(metric: "percent-satisfied", journey: "${journey}", agency: $agency, until: $until, last: 1) {
    seasonal(years: $years) {
      window estimate { value }
      earlier {
        window estimate { status value } better reasons { code }
        difference { value low high pValue adjustedPValue significant }
      }
      chart { from until points mean lower upper provisional signals { rule from direction better } }
      reasons { code message } methods { id }
    }
  }
}`

const collected = { measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }

/** So many satisfied of 500 in each window. */
function satisfied(shares: Readonly<Record<string, number>>): CellFacts[] {
  return Object.entries(shares).map(([window, share]) => ({
    measure: 'satisfaction-5',
    window,
    counts: { '5': 5 * share, '1': 5 * (100 - share) },
    countVariance: 3,
  }))
}

const steady = Array.from({ length: 14 }, (_, index) => [
  `${2013 + index}-03`,
  70 + (index % 3) - (index === 13 ? 20 : 0),
])

describe('a season', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const seasons = { '2026-03': 80, '2025-03': 70, '2024-03': 79, '2026-02': 60 }
    await exchange.admit(
      await startFactsAgency(exchange, 'plain', {
        cells: satisfied(seasons),
        collected: [collected],
      }),
      await startFactsAgency(exchange, 'broken', {
        cells: satisfied(seasons),
        collected: [{ ...collected, breaks: [{ from: '2024-09', kind: 'WORDING' }] }],
      }),
      await startFactsAgency(exchange, 'long', {
        cells: satisfied(Object.fromEntries(steady)),
        collected: [collected],
      }),
      await startFactsAgency(exchange, 'silent', { stated: 'NOT_COLLECTED' }),
    )
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function seasonal(agency: string, years = 3, until = '2026-03') {
    const answer = await exchange.ask(query, { variables: { agency, years, until } })
    expect(answer.errors).toEqual([])
    return Object(answer.data).trend.seasonal
  }

  it('is set against the same month of earlier years, and not against other months', async () => {
    const { window, estimate, earlier, methods } = await seasonal('plain')
    expect([window, estimate.value]).toEqual(['2026-03', 80])
    expect(earlier).toMatchObject([
      { window: '2025-03', difference: { value: 10, significant: true }, better: true },
      { window: '2024-03', difference: { value: 1, significant: false }, better: null },
      { window: '2023-03', estimate: { status: 'SUPPRESSED' }, reasons: [{ code: 'NO_FIGURE' }] },
    ])
    const [{ difference }] = earlier
    expect(difference.low).toBeGreaterThan(0)
    expect(difference.adjustedPValue).toBeGreaterThanOrEqual(difference.pValue)
    expect(earlier[2].difference).toBe(null)
    expect(methods).toEqual([{ id: 'season-difference@1' }])
  })

  it('is not compared across a break', async () => {
    const { earlier } = await seasonal('broken')
    expect(earlier).toMatchObject([
      { difference: { significant: true }, reasons: [] },
      { difference: null, better: null, reasons: [{ code: 'SERIES_BREAK' }] },
      { difference: null },
    ])
  })

  it('has limits of its own with enough years, and says when it has not', async () => {
    const short = await seasonal('plain')
    expect(short.chart).toBe(null)
    expect(short.reasons).toMatchObject([
      {
        code: 'TOO_SHORT',
        message: '2 earlier figures of this season are of one kind; limits need 12',
      },
    ])
    const { chart, reasons } = await seasonal('long', 13)
    expect(reasons).toEqual([])
    expect(chart).toMatchObject({
      from: '2013-03',
      until: '2026-03',
      points: 14,
      provisional: false,
      signals: [{ rule: 'BEYOND_LIMITS', from: '2026-03', direction: 'DOWN', better: false }],
    })
  })

  it('has no window where the trend has no figure', async () => {
    expect(await seasonal('silent')).toMatchObject({
      window: null,
      estimate: null,
      earlier: [],
      reasons: [{ code: 'NO_FIGURE' }],
    })
  })

  it.each([0, 21])('is refused for %i years', async (years) => {
    const variables = { agency: 'plain', years, until: '2026-03' }
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  })
})

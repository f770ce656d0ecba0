import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey } from './support/start-facts-agency.ts'

const release = 'b'.repeat(64)
const months = Array.from(
  { length: 12 },
  (_, index) => `2025-${String(index + 1).padStart(2, '0')}`,
)
const steady = [70, 71, 69, 70, 72, 70, 71, 69]
const values: Readonly<Record<string, number>> = Object.fromEntries(
  months.map((month, index) => [month, steady[index] ?? [90, 91, 90, 89][index - 8] ?? 0]),
)

const query = `query ($agency: ID!, $last: Int!, $until: Window = "2025-12") {
  trend(metric: "percent-satisfied", journey: "${journey}", agency: $agency, until: $until, last: $last) {
    metric { id } formula agency { name }
    points { window estimate { status value } mixed }
    segments { from until points mean lower upper provisional reasons { code } signals { rule from until direction better } }
    breaks { from kind note detected }
    methods { id }
  }
}`

describe('a trend', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const without = await startSeries('without', [])
    const declared = await startSeries('declared', ['2025-09'])
    const quarters = await startSeries('quarters', ['2025-02'])
    await exchange.admit(without, declared, quarters)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  function startSeries(id: string, breaks: readonly string[]) {
    return exchange.startAgency({
      id,
      agency: {
        cells: (_agency, { window }: { window: string }) => {
          const value = values[window] ?? (window === '2025-Q1' ? 70 : undefined)
          if (value === undefined) return []
          const counts = [
            { answer: '5', count: 10 * value },
            { answer: '1', count: 10 * (100 - value) },
          ]
          const place = { journey, channel: 'ALL', stage: 'ALL', window, release }
          const measure = 'satisfaction-5'
          return [{ ...place, measure, counts, countVariance: 0, subjects: 0, dominant: null }]
        },
        figures: () => [],
        measures: () => [
          {
            measure: 'satisfaction-5',
            family: 'VOICE_OF_CITIZEN',
            wordingClass: 'standard',
            wordingId: null,
            mode: 'WEB',
            breaks: breaks.map((from) => ({
              from,
              kind: 'WORDING',
              note: 'asked anew',
              detected: false,
            })),
          },
        ],
        journey: () => ({ release, metrics: () => [] }),
      },
    })
  }

  async function trend(agency: string, last: number, until?: string) {
    const answer = await exchange.ask(query, {
      variables: { agency, last, ...(until !== undefined && { until }) },
    })
    expect(answer.errors).toEqual([])
    return Object(answer.data).trend
  }

  it('names the rule by which a rise is more than noise', async () => {
    const { segments, points, agency, methods } = await trend('without', 12)
    expect(agency.name).toBe('Agency without')
    expect(points.map(({ window }: { window: string }) => window)).toEqual(months)
    expect(segments).toMatchObject([{ from: '2025-01', until: '2025-12', points: 12, reasons: [] }])
    const [segment] = segments
    expect(segment.signals).toContainEqual({
      rule: 'SHIFT',
      from: '2025-01',
      until: '2025-08',
      direction: 'DOWN',
      better: false,
    })
    expect(segment.signals.map(({ rule }: { rule: string }) => rule)).toContain('BEYOND_LIMITS')
    expect(segment).toMatchObject({ provisional: false })
    expect(methods).toEqual([{ id: 'control-chart@1' }])
  })

  it('shows a declared break as a break, and no signal where each side is steady', async () => {
    const { segments, breaks } = await trend('declared', 12)
    expect(segments).toMatchObject([
      { from: '2025-01', until: '2025-08', points: 8, signals: [], reasons: [] },
      { from: '2025-09', until: '2025-12', signals: [], reasons: [{ code: 'SERIES_BREAK' }] },
    ])
    expect(segments[0].mean).toBeCloseTo(70.25, 10)
    expect(segments[0].lower).toBeGreaterThan(60)
    expect(breaks).toEqual([
      { from: '2025-09', kind: 'WORDING', note: 'asked anew', detected: false },
    ])
  })

  it('sets a window that the break falls into aside, and says why others have no figure', async () => {
    const { points, segments } = await trend('quarters', 2, '2025-Q1')
    expect(points).toMatchObject([
      { window: '2024-Q4', estimate: { status: 'SUPPRESSED', value: null }, mixed: false },
      { window: '2025-Q1', estimate: { status: 'PUBLISHED' }, mixed: true },
    ])
    expect(segments).toEqual([])
  })

  it('is refused for no window, and for too many', async () => {
    for (const last of [0, 37]) {
      const answer = await exchange.ask(query, { variables: { agency: 'without', last } })
      expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    }
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

const query = `query ($metric: ID!, $against: ID, $agencies: [ID!]) {
  comparison(metric: $metric, journey: "${journey}", window: "${window}", against: $against, agencies: $agencies) {
    peers { description source agencies }
    rows {
      agency { id } estimate { status value } grade reasons { code } tier rank { from to }
      percentile { from to } quartile { from to }
      channelMix { dissimilarity class }
      normalised { estimate { metric value low high } difference { peers value low high significant } caveat }
      pair {
        against grade reasons { code message } metric channelMix { dissimilarity class }
        difference { value low high pValue adjustedPValue significant }
      }
    }
    summary { agencies median medianAbsoluteDeviation pooled { value n low high measure release } }
  }
}`

type Counts = readonly [number, number, number, number, number]

const asked = { measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }

function five(counts: Counts, more: Partial<typeof asked> & { phone?: number } = {}): Facts {
  const { phone = 0, ...collected } = more
  const byLevel = (share: number) =>
    Object.fromEntries(counts.map((count, level) => [String(level + 1), Math.round(share * count)]))
  const cell = { measure: 'satisfaction-5', countVariance: 2 }
  return {
    cells: [
      { ...cell, counts: byLevel(1) },
      { ...cell, channel: 'web', counts: byLevel(1 - phone) },
      ...(phone > 0 ? [{ ...cell, channel: 'phone', counts: byLevel(phone) }] : []),
    ],
    collected: [{ ...asked, ...collected }],
  }
}

const facts: Readonly<Record<string, Facts>> = {
  alpha: five([50, 100, 300, 350, 200]),
  beta: five([10, 20, 100, 400, 470]),
  gamma: five([40, 80, 310, 360, 210]),
  phone: five([50, 100, 300, 350, 200], { phone: 0.5 }),
  wording: five([10, 20, 100, 400, 470], { wordingClass: 'other' }),
  smileys: {
    cells: ['ALL', 'web'].map((channel) => ({
      measure: 'satisfaction-3',
      channel,
      counts: { good: 700, average: 200, poor: 100 },
      countVariance: 2,
    })),
    collected: [{ ...asked, measure: 'satisfaction-3' }],
    stated: 'NOT_COLLECTED',
  },
  reported: { figures: [{ id: 'percent-satisfied', value: 70 }] },
  silent: { stated: 'NOT_SHARED' },
}

describe('a pair of agencies', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function compare(variables: Readonly<Record<string, unknown>>) {
    const answer = await exchange.ask(query, {
      variables: { metric: 'percent-satisfied', ...variables },
    })
    expect(answer.errors).toEqual([])
    const { comparison } = Object(answer.data)
    const rows = new Map<string, PairedRow>(
      comparison.rows.map((row: PairedRow) => [row.agency.id, row]),
    )
    return { comparison, rows, row: (id: string) => rows.get(id) }
  }

  it('is graded, with the reasons as data', async () => {
    const { rows } = await compare({ against: 'alpha' })
    const grades = [...rows].map(([id, { pair }]) => [
      id,
      pair === null ? null : [pair.grade, ...pair.reasons.map(({ code }) => code)],
    ])
    expect(Object.fromEntries(grades)).toEqual({
      alpha: null,
      beta: ['A'],
      gamma: ['A'],
      phone: ['B', 'DIFFERENT_CHANNEL_MIX'],
      wording: ['B', 'DIFFERENT_WORDING'],
      smileys: ['B', 'DIFFERENT_SCALE'],
      reported: ['C', 'REPORTED_FIGURE'],
      silent: null,
    })
  })

  it('differs in the unit of the metric where both are of one kind, and in the index where they are not', async () => {
    const { row } = await compare({ against: 'alpha' })
    const [beta, gamma, wording, smileys] = ['beta', 'gamma', 'wording', 'smileys'].map(
      (id) => row(id)?.pair,
    )
    expect(beta).toMatchObject({
      against: 'alpha',
      metric: 'percent-satisfied',
      channelMix: { dissimilarity: 0, class: 'SAME' },
      difference: { significant: true },
    })
    expect(beta?.difference?.value).toBeCloseTo(87 - 55, 10)
    expect(gamma?.difference?.significant).toBe(false)
    // The index of alpha is (0.25 * 100 + 0.5 * 300 + 0.75 * 350 + 200) / 10.
    for (const [pair, index] of [
      [wording, 82.5],
      [smileys, 80],
    ] as const) {
      expect(pair?.metric).toBe('satisfaction-index')
      expect(pair?.difference?.value).toBeCloseTo(index - 63.75, 10)
    }
    expect(row('reported')?.pair?.difference).toBe(null)
    const tested = [beta, gamma, wording, smileys, row('phone')?.pair]
    for (const pair of tested)
      expect(Number(pair?.difference?.adjustedPValue)).toBeGreaterThanOrEqual(
        Number(pair?.difference?.pValue),
      )
  })

  it('is the same from either side', async () => {
    const { row: seen } = await compare({ against: 'phone' })
    const { row: back } = await compare({ against: 'beta' })
    const [there, here] = [seen('beta')?.pair, back('phone')?.pair]
    expect(there?.grade).toBe(here?.grade)
    expect(there?.channelMix).toEqual(here?.channelMix)
    expect(there?.difference?.value).toBe(-Number(here?.difference?.value))
    expect(there?.difference?.low).toBe(-Number(here?.difference?.high))
  })

  it('says how far the two channel mixes are apart', async () => {
    const { row } = await compare({ against: 'alpha' })
    expect(row('phone')?.pair?.channelMix).toEqual({ dissimilarity: 0.5, class: 'DIFFERENT' })
    expect(row('reported')?.channelMix).toBe(null)
    expect(row('silent')?.channelMix).toBe(null)
  })

  it('takes in the agency named, whatever else is asked for', async () => {
    const { rows, comparison } = await compare({ against: 'alpha', agencies: ['beta'] })
    expect([...rows.keys()].toSorted()).toEqual(['alpha', 'beta'])
    expect(comparison.peers).toEqual({
      description: 'members named one by one; with alpha',
      source: null,
      agencies: 2,
    })
  })

  it('is refused where the other is unknown', async () => {
    const variables = { metric: 'percent-satisfied', against: 'nobody' }
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toMatchObject([{ extensions: { code: 'UNKNOWN_AGENCY' } }])
  })
})

interface PairedRow {
  readonly agency: { readonly id: string }
  readonly channelMix: { readonly dissimilarity: number | null; readonly class: string } | null
  readonly pair: {
    readonly grade: string
    readonly reasons: readonly { readonly code: string }[]
    readonly metric: string
    readonly channelMix: unknown
    readonly difference: Readonly<Record<string, number | boolean>> | null
  } | null
}

describe('a figure of grade B', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function rowsOf(metric: string): Promise<Readonly<Record<string, BRow>>> {
    const answer = await exchange.ask(query, { variables: { metric } })
    expect(answer.errors).toEqual([])
    const { comparison } = Object(answer.data)
    return Object.fromEntries(comparison.rows.map((row: BRow) => [row.agency.id, row]))
  }

  it('of another scale or wording is compared as an index, with the caveat, and not in the unit of the metric', async () => {
    const { smileys, wording, alpha, phone } = await rowsOf('percent-satisfied')
    expect(smileys).toMatchObject({
      estimate: { status: 'NOT_COLLECTED', value: null },
      grade: 'B',
      rank: null,
      normalised: { estimate: { metric: 'satisfaction-index', value: 80 } },
    })
    expect(wording).toMatchObject({ grade: 'B', rank: null, tier: null, percentile: null })
    expect(wording?.normalised?.caveat).toMatch(/index/)
    // The others are alpha 63.75, beta 82.5, gamma 65.5, phone 63.75 and smileys 80.
    expect(wording?.normalised?.difference.peers).toBeCloseTo(65.5, 10)
    expect(wording?.normalised?.difference.value).toBeCloseTo(82.5 - 65.5, 10)
    for (const row of [alpha, phone]) {
      expect(row?.normalised).toBe(null)
      expect(row?.rank).not.toBe(null)
    }
  })

  it('is ranked with the others where the metric is an index already', async () => {
    const { smileys, wording } = await rowsOf('satisfaction-index')
    for (const row of [smileys, wording]) {
      expect(row).toMatchObject({ grade: 'B', normalised: null })
      expect(row?.rank).not.toBe(null)
    }
  })
})

interface BRow {
  readonly agency: { readonly id: string }
  readonly rank: unknown
  readonly normalised: {
    readonly caveat: string
    readonly difference: { readonly peers: number; readonly value: number }
  } | null
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey, startFactsAgency, window, type Facts } from './support/start-facts-agency.ts'

type Counts = readonly [satisfied: number, dissatisfied: number]

/** Satisfied and dissatisfied by channel, and over all channels. */
function byChannel(channels: Readonly<Record<string, Counts>>): Facts {
  const parts = Object.values(channels)
  const all: Counts = [
    parts.reduce((sum, [yes]) => sum + yes, 0),
    parts.reduce((sum, [, no]) => sum + no, 0),
  ]
  return {
    cells: Object.entries({ ALL: all, ...channels }).map(([channel, [yes, no]]) => ({
      measure: 'satisfaction-5',
      channel,
      counts: { '5': yes, '1': no },
    })),
    collected: [{ measure: 'satisfaction-5', wordingClass: 'standard', mode: 'WEB' }],
  }
}

/** Simpson's paradox: better in each channel, worse in all, because most come through the channel that pleases less. */
const facts: Readonly<Record<string, Facts>> = {
  paradox: byChannel({ phone: [630, 270], web: [90, 10] }),
  worse: byChannel({ phone: [60, 40], web: [720, 180] }),
  middle: byChannel({ phone: [325, 175], web: [425, 75] }),
  'web-only': byChannel({ web: [170, 30] }),
  silent: {},
}

const comparison = `query ($metric: ID = "percent-satisfied", $channel: ID) {
  comparison(metric: $metric, journey: "${journey}", window: "${window}", channel: $channel) {
    commonMix { channel share }
    rows { agency { id } estimate { value } standardised { estimate { status value low high n } reasons { code message } } }
  }
}`

const decomposition = `query ($metric: ID = "percent-satisfied", $of: ID!, $against: ID!) {
  decomposition(metric: $metric, journey: "${journey}", window: "${window}", of: $of, against: $against) {
    metric { id } formula
    of { agency { id name } estimate { value } covered } against { agency { id } estimate { value } }
    difference mix performance methods { id }
    differenceInterval { low high } mixInterval { low high } performanceInterval { low high }
    channels { channel ofValue againstValue mix performance mixInterval { low high } performanceInterval { low high } }
    reasons { code } participation { agency status }
  }
}`

describe('the channel mix', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const agencies = []
    for (const [id, known] of Object.entries(facts))
      agencies.push(await startFactsAgency(exchange, id, known))
    await exchange.admit(...agencies)
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}) {
    const answer = await exchange.ask(query, { variables })
    expect(answer.errors).toEqual([])
    return Object(answer.data)
  }

  it('is made common beside the raw figure, which turns a paradox round', async () => {
    const { commonMix, rows } = (await ask(comparison)).comparison
    expect(commonMix).toEqual([
      { channel: 'phone', share: 1500 / 3200 },
      { channel: 'web', share: 1700 / 3200 },
    ])
    const found = Object.fromEntries(rows.map((row: MixRow) => [row.agency.id, row]))
    expect(found['paradox'].estimate.value).toBeLessThan(found['worse'].estimate.value)
    const { value, low, high } = found['paradox'].standardised.estimate
    expect(value).toBeCloseTo((70 * 1500 + 90 * 1700) / 3200, 10)
    expect(value).toBeGreaterThan(found['worse'].standardised.estimate.value)
    expect([low < value, value < high]).toEqual([true, true])
  })

  it('refuses an agency without one of its channels, naming it', async () => {
    const { rows } = (await ask(comparison)).comparison
    const row = rows.find(({ agency }: MixRow) => agency.id === 'web-only')
    expect(row.standardised).toMatchObject({
      estimate: { status: 'NOT_ESTIMABLE', value: null },
      reasons: [{ code: 'MISSING_CHANNEL', message: 'no figure for phone' }],
    })
    expect(rows.at(-1)).toMatchObject({ agency: { id: 'silent' }, standardised: null })
  })

  it('is not made common for one channel alone', async () => {
    const { commonMix, rows } = (await ask(comparison, { channel: 'web' })).comparison
    expect(commonMix).toEqual([])
    expect(rows[0].standardised.reasons).toMatchObject([{ code: 'NOT_BY_CHANNEL' }])
  })

  it('and performance add up to the difference between two agencies, exactly', async () => {
    const found = (await ask(decomposition, { of: 'paradox', against: 'worse' })).decomposition
    expect(found).toMatchObject({
      metric: { id: 'percent-satisfied' },
      of: { agency: { id: 'paradox', name: 'Agency paradox' }, covered: 1 },
      reasons: [],
    })
    expect(found.mix + found.performance).toBe(found.difference)
    expect(found.difference).toBeCloseTo(72 - 78, 10)
    expect(found.performance).toBeCloseTo(10, 10)
    expect(found.mix).toBeCloseTo(-16, 10)
    // The same counts as in schema/vectors/decompose-interval.json, case 01.
    expect(found.performanceInterval.low).toBeCloseTo(4.030058519, 8)
    expect(found.performanceInterval.high).toBeCloseTo(15.969941481, 8)
    expect(found.mixInterval.low).toBeCloseTo(-20.804821938, 8)
    expect(found.differenceInterval.high).toBeCloseTo(-2.213666111, 8)
    for (const { mix, mixInterval } of found.channels) {
      expect(mixInterval.low).toBeLessThan(mix)
      expect(mixInterval.high).toBeGreaterThan(mix)
    }
    expect(found.methods).toEqual([{ id: 'decomposition@1' }])
    const back = (await ask(decomposition, { of: 'worse', against: 'paradox' })).decomposition
    expect([back.mix, back.performance]).toEqual([-found.mix, -found.performance])
  })

  it('does not come apart where a side lacks the channels or the figure, and says why', async () => {
    const lacking = (await ask(decomposition, { of: 'paradox', against: 'web-only' })).decomposition
    expect(lacking).toMatchObject({ difference: null, mix: null, channels: [] })
    expect(lacking.reasons).toContainEqual({ code: 'MISSING_CHANNEL' })
    const silent = (await ask(decomposition, { of: 'silent', against: 'worse' })).decomposition
    expect(silent).toMatchObject({ difference: null, reasons: [{ code: 'NO_FIGURE' }] })
  })
})

interface MixRow {
  readonly agency: { readonly id: string }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startExchange, type Exchange } from './support/start-exchange.ts'
import { journey } from './support/start-facts-agency.ts'

const release = 'c'.repeat(64)

interface Month {
  readonly channels: Readonly<Record<string, number>>
  readonly nature?: Readonly<Record<string, number>>
}

const fields = `{
  agency { id name } contactsMoved failuresAvoided
  channels { channel expected actual left }
  scenarios {
    provenance flagged benefit cashableBenefit roi cashableRoi
    benefitInterval { low high } roiInterval { low high }
    benefits { kind amount cashable } unitCosts { channel cost } saved { amount share } reasons { code }
  }
  sensitivity { input } reasons { code } participation { agency }
}`

describe('the return on a programme', () => {
  let exchange: Exchange
  beforeAll(async () => {
    exchange = await startExchange()
    const before = { channels: { phone: 800, web: 200 }, nature: { value: 600, failure: 400 } }
    const after = { channels: { phone: 400, web: 1600 }, nature: { value: 1600, failure: 400 } }
    await exchange.admit(
      await startAgency('mover', { '2025-03': before, '2026-03': after }, { phone: 145, web: 10 }),
      await startAgency('peer-a', {}, { phone: 100, web: 8 }),
      await startAgency('peer-b', {}, { phone: 120, web: 12 }),
      await startAgency('peer-c', {}, { phone: 200, web: 14 }),
    )
  })
  afterAll(() => exchange[Symbol.asyncDispose]())

  function startAgency(
    id: string,
    months: Readonly<Record<string, Month>>,
    costs: Readonly<Record<string, number>>,
  ) {
    const place = { journey, channel: 'ALL', stage: 'ALL', release }
    return exchange.startAgency({
      id,
      agency: {
        cells: (_agency, { window }: { window: string }) => {
          const month = months[window]
          if (month === undefined) return []
          const cell = (measure: string, counts: Readonly<Record<string, number>>) => ({
            ...place,
            measure,
            window,
            counts: Object.entries(counts).map(([answer, count]) => ({ answer, count })),
            countVariance: 0,
            subjects: 0,
            dominant: null,
          })
          return [
            cell('contact-channel', month.channels),
            ...(month.nature === undefined ? [] : [cell('contact-nature', month.nature)]),
          ]
        },
        figures: (_agency, { window }: { window: string }) =>
          Object.entries(costs).map(([channel, value]) => ({
            ...place,
            id: 'unit-cost',
            journey: 'ALL',
            channel,
            window,
            value,
            counts: [],
            measure: null,
            n: null,
            currency: 'DKK',
            source: 'test',
          })),
        measures: () => [],
        journey: () => ({ release, metrics: () => [] }),
      },
    })
  }

  const roi = (args: string) =>
    exchange.ask(
      `{ roi(agency: "mover", journey: "${journey}", before: "2025-03", after: "2026-03", currency: "DKK", ${args}) ${fields} }`,
    )

  it('takes growth from shift, failure from shift, and own costs before the benchmark', async () => {
    const answer = await roi('programmeCost: 100000, cashable: [SHIFT]')
    expect(answer.errors).toEqual([])
    const found = Object(answer.data).roi
    expect(found.channels).toEqual([
      { channel: 'phone', expected: 1600, actual: 400, left: 1200 },
      { channel: 'web', expected: 400, actual: 1600, left: -1200 },
    ])
    expect(found).toMatchObject({ contactsMoved: 1200, failuresAvoided: 400, reasons: [] })
    const [own, benchmark, ...others] = found.scenarios
    expect(others).toEqual([])
    expect(own).toMatchObject({
      provenance: 'OWN',
      saved: { amount: 135 },
      benefits: [
        { kind: 'SHIFT', amount: 162_000, cashable: true },
        { kind: 'FAILURE', amount: 400 * (0.2 * 145 + 0.8 * 10), cashable: false },
        { kind: 'REMEDIAL', amount: 0, cashable: false },
      ],
      cashableBenefit: 162_000,
      cashableRoi: 0.62,
    })
    // The same counts as in schema/vectors/benefit-reach.json, case 01.
    const reach = 13_682.129027
    expect(own.benefitInterval.low).toBeCloseTo(own.benefit - reach, 5)
    expect(own.benefitInterval.high).toBeCloseTo(own.benefit + reach, 5)
    expect(own.roiInterval.low).toBeCloseTo(own.roi - reach / 100_000, 8)
    expect(benchmark).toMatchObject({
      provenance: 'BENCHMARK',
      unitCosts: [
        { channel: 'phone', cost: 120 },
        { channel: 'web', cost: 12 },
      ],
      saved: { amount: 108 },
    })
    expect(found.participation).toHaveLength(4)
  })

  it('counts remedial cases and several windows, and flags published costs', async () => {
    const answer = await roi(
      'programmeCost: 0, windows: 12, remedialCases: 10, remedialCostEach: 500, publishedUnitCosts: [{ channel: "phone", cost: 20 }], publishedSource: "a report"',
    )
    const found = Object(answer.data).roi
    expect(found.contactsMoved).toBe(14_400)
    expect(found.scenarios[0]).toMatchObject({ roi: null })
    expect(found.scenarios[0].benefits[2]).toMatchObject({ kind: 'REMEDIAL', amount: 5000 })
    expect(found.scenarios[2]).toMatchObject({
      provenance: 'PUBLISHED',
      flagged: true,
      benefit: null,
      reasons: [{ code: 'MISSING_CHANNEL' }],
    })
  })

  it('is not there where contacts are not published before and after', async () => {
    const answer = await exchange.ask(
      `{ roi(agency: "peer-a", journey: "${journey}", before: "2025-03", after: "2026-03", currency: "DKK", programmeCost: 1) ${fields} }`,
    )
    expect(answer.errors).toEqual([])
    expect(Object(answer.data).roi).toMatchObject({
      scenarios: [],
      reasons: [{ code: 'NO_FIGURE' }],
    })
  })

  it.each([
    ['a cost below 0', 'programmeCost: -1'],
    ['published costs without a source', 'programmeCost: 1, publishedUnitCosts: []'],
    ['no windows', 'programmeCost: 1, windows: 0'],
  ])('is refused for %s', async (_what, args) => {
    const given = args.replace('[]', '[{ channel: "phone", cost: 2 }]')
    const answer = await roi(given)
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { channelShift, failureAvoided } from './channel-shift.ts'
import { returnOnInvestment } from './return-on-investment.ts'
import type { Programme, UnitCosts } from './return-on-investment.ts'
import { sensitivity } from './sensitivity.ts'

const vector = z.object({
  id: z.string(),
  given: z.object({
    before: z.array(z.number()),
    now: z.array(z.number()),
    unitCosts: z.array(z.number()),
    failureAvoidedInFirst: z.number(),
    remedialCases: z.number(),
    remedialCostEach: z.number(),
    programmeCost: z.number(),
  }),
  expect: z.object({
    left: z.array(z.number()),
    benefits: z.array(z.number()),
    benefit: z.number(),
    roi: z.number(),
  }),
})

const url = new URL('../../vectors/investment.json', import.meta.url)
const { cases } = z.object({ cases: z.array(vector) }).parse(JSON.parse(readFileSync(url, 'utf8')))

const named = (values: readonly number[]) =>
  new Map(values.map((value, index) => [`channel-${index}`, value] as const))

const own = (costs: ReadonlyMap<string, number>): UnitCosts => ({
  provenance: 'own',
  source: 'measured',
  costs,
})

const skanderborg: Programme = {
  cost: 100_000,
  shifts: channelShift(
    new Map([
      ['phone', 10_000],
      ['web', 10_000],
    ]),
    new Map([
      ['phone', 9_000],
      ['web', 11_000],
    ]),
  ),
  failureAvoided: new Map(),
  remedial: { casesAvoided: 0, costEach: 0 },
  cashable: new Set(['shift']),
}
const danishCosts = new Map([
  ['phone', 145],
  ['web', 10],
])

describe('returnOnInvestment', () => {
  it.each(cases)('$id, against R', ({ given, expect: wanted }) => {
    const shifts = channelShift(named(given.before), named(given.now))
    expect(shifts.map(({ left }) => left)).toEqual(
      wanted.left.map((left): unknown => expect.closeTo(left, 8)),
    )
    const programme: Programme = {
      cost: given.programmeCost,
      shifts,
      failureAvoided: new Map([['channel-0', given.failureAvoidedInFirst]]),
      remedial: { casesAvoided: given.remedialCases, costEach: given.remedialCostEach },
      cashable: new Set(),
    }
    const [scenario] = returnOnInvestment(programme, [own(named(given.unitCosts))])
    if (scenario?.available !== true) throw new Error('no scenario')
    const { result } = scenario
    for (const [index, amount] of wanted.benefits.entries())
      expect(result.benefits[index]?.amount).toBeCloseTo(amount, 6)
    expect(result.benefit).toBeCloseTo(wanted.benefit, 6)
    expect(result.roi).toBeCloseTo(wanted.roi, 10)
    expect(result.cashableBenefit).toBe(0)
  })

  it('saves 135 DKK for each contact moved from 145 to 10, 93.1 %', () => {
    const [scenario] = returnOnInvestment(skanderborg, [own(danishCosts)])
    if (scenario?.available !== true) throw new Error('no scenario')
    expect(scenario.result.benefit).toBe(135_000)
    expect(scenario.result.benefit / 1000 / 145).toBeCloseTo(0.931, 3)
    expect(scenario.result.roi).toBeCloseTo(0.35, 12)
    expect(scenario.result.cashableRoi).toBeCloseTo(0.35, 12)
  })

  it('does not take growth for shift', () => {
    const before = named([600, 400])
    const doubled = named([1200, 800])
    expect(channelShift(before, doubled).map(({ left }) => left)).toEqual([0, 0])
    expect(failureAvoided({ failures: 40, contacts: 100 }, { failures: 60, contacts: 200 })).toBe(
      20,
    )
  })

  it('puts measured costs first, flags published ones, and names channels without a cost', () => {
    const scenarios = returnOnInvestment(skanderborg, [
      { provenance: 'published', source: 'a report', costs: danishCosts },
      { provenance: 'benchmark', source: 'forum', costs: new Map([['phone', 100]]) },
      own(danishCosts),
    ])
    expect(scenarios.map((each) => (each.available ? each.result.flagged : each.missing))).toEqual([
      false,
      ['web'],
      true,
    ])
  })
})

describe('sensitivity', () => {
  it('orders the inputs by how far they move the return', () => {
    const found = sensitivity(skanderborg, own(danishCosts))
    expect(found.map(({ input }) => input)).toEqual([
      'unit-cost:phone',
      'programme-cost',
      'shift',
      'unit-cost:web',
      'failure',
      'remedial',
    ])
    expect(found[0]?.roiWhenLower).toBeCloseTo((1000 * (116 - 10) - 100_000) / 100_000, 12)
    expect(found[1]?.roiWhenHigher).toBeCloseTo((135_000 - 120_000) / 120_000, 12)
  })
})

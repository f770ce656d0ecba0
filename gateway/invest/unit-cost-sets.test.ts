import { expect, it } from 'vitest'
import type { FigureFact } from '../compare/facts/agency-facts.ts'
import { benchmarkCosts } from './unit-cost-sets.ts'

const reported = (costs: Readonly<Record<string, number>>): readonly FigureFact[] =>
  Object.entries(costs).map(([channel, value]) => ({
    id: 'unit-cost',
    journey: 'ALL',
    channel,
    stage: 'ALL',
    value,
    counts: [],
    measure: null,
    n: null,
    currency: 'GBP',
    release: 'r',
  }))

const costsOf = (others: readonly Readonly<Record<string, number>>[]) =>
  benchmarkCosts({
    agency: 'own',
    journey: 'council-tax',
    currency: 'GBP',
    figures: new Map(others.map((costs, index) => [`agency-${index}`, reported(costs)])),
  })

it('says how many agencies stand behind the medians, where channels differ from the fewest to the most', () => {
  const phone = [1, 2, 3, 4].map((cost) => ({ phone: cost }))
  expect(costsOf(phone)).toMatchObject({ source: 'median of 4 other agencies', reasons: [] })
  const both = phone.map((costs, index) => (index === 0 ? costs : { ...costs, web: 1 }))
  expect(costsOf(both)).toMatchObject({ source: 'median of 3 to 4 other agencies', reasons: [] })
})

it('has a reason where no channel is priced by enough, however many report something', () => {
  const found = costsOf([{ phone: 1 }, { phone: 2 }, { web: 1 }, { web: 2 }])
  expect(found.costs.size).toBe(0)
  expect(found.reasons).toMatchObject([{ code: 'TOO_FEW_AGENCIES' }])
})

import { describe, expect, it } from 'vitest'
import { describeDecomposition, type Decomposition } from './decomposition.ts'
import { differenceText, inUnit, participationText, rangeText } from './words.ts'

describe('figures in words', () => {
  it('have the decimals that their unit needs, and so have their intervals and differences', () => {
    const difference = {
      value: -0.04,
      low: -0.07,
      high: -0.01,
      adjustedPValue: 0,
      significant: true,
    }
    expect(inUnit({ unit: 'SCORE', currency: null }, 4.029)).toBe('4.03')
    expect(rangeText(3.98, 4.07, 'SCORE')).toBe('3.98 to 4.07')
    expect(differenceText(difference, 'SCORE')).toBe('-0.04 (-0.07 to -0.01) !')
    expect(inUnit({ unit: 'MONEY', currency: 'DKK' }, 145)).toBe('145.00 DKK')
    expect(inUnit({ unit: 'PERCENT', currency: null }, 43.26)).toBe('43.3 %')
  })

  it('say who answered in part, though the answer was used', () => {
    const reason = 'serves another version of the contract: does not know Agency.figures'
    expect(
      participationText([
        { agency: 'ashby', status: 'OK', reason: null },
        { agency: 'brook', status: 'OK', reason },
        { agency: 'castle', status: 'NOT_YET_PUBLISHED', reason: null },
      ]),
    ).toEqual([
      '1 of 3 agencies answered in full.',
      `brook answered in part: ${reason}.`,
      'castle has published nothing yet.',
    ])
  })
})

const side = (id: string, value: number) => ({
  agency: { id, name: id },
  covered: 1,
  estimate: {
    metric: 'failure-demand',
    status: 'PUBLISHED',
    unit: 'PERCENT',
    currency: null,
    basis: 'PROTECTED',
    value,
    low: value - 3,
    high: value + 3,
    n: 600,
  },
})
const answer = (performance: number, reach: number): Decomposition => ({
  metric: {
    id: 'failure-demand',
    name: 'Failure demand',
    unit: 'PERCENT',
    direction: 'DOWN',
    formula: 'Failure contacts of all.',
  },
  formula: 'failure-demand@1',
  journeyId: 'waste-collection',
  window: '2026-Q3',
  of: side('ashby', 43),
  against: side('brook', 36),
  difference: 7,
  differenceInterval: { low: 2, high: 12 },
  mix: 7 - performance,
  mixInterval: { low: 0, high: 20 },
  performance,
  performanceInterval: { low: performance - reach, high: performance + reach },
  channels: [],
  reasons: [],
  participation: [],
})
const text = (given: Decomposition) => describeDecomposition(given).join(' ').replaceAll('   ', ' ')

describe('a difference taken apart, in words', () => {
  it('calls nobody better for what may be chance', () => {
    expect(text(answer(-2, 5))).toMatch(/may be chance/)
    expect(text(answer(-2, 5))).not.toMatch(/would do/)
    expect(text(answer(-9, 5))).toMatch(/ashby would do better than/)
    expect(text(answer(9, 5))).toMatch(/ashby would do worse than/)
  })

  it('says why it is not the difference of the two figures, where it is not', () => {
    expect(text(answer(-9, 5))).not.toMatch(/apart:/)
    expect(text({ ...answer(-9, 5), difference: 6.8 })).toMatch(/two figures are \+7\.0 apart:/)
  })
})

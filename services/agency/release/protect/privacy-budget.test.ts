import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admitSpend, spentEpsilon, type PrivacyLedger } from './privacy-budget.ts'

const limits = { questionInWindow: 1, window: 2, question: 6 }
const spend = { question: 'engagement', window: '2026-04', epsilon: 0.5 }

describe('the privacy budget', () => {
  it('adds decimals exactly, up to the limit and not past it', () => {
    const tenth = { ...spend, epsilon: 0.1 }
    let ledger: PrivacyLedger = []
    for (let k = 0; k < 10; k += 1) ledger = admitSpend(ledger, tenth, { questionInWindow: 1 })
    expect(spentEpsilon(ledger)).toBe(1)
    expect(() => admitSpend(ledger, { ...spend, epsilon: 1e-9 }, { questionInWindow: 1 })).toThrow(
      expect.objectContaining({ code: 'RELEASE_REFUSED' }),
    )
  })

  it('counts by question and window, by window and by question', () => {
    const other = { ...spend, question: 'friction', epsilon: 0.25 }
    const later = { ...spend, window: '2026-05', epsilon: 0.75 }
    const ledger = [spend, other, later].reduce<PrivacyLedger>(
      (before, each) => admitSpend(before, each, limits),
      [],
    )
    expect(spentEpsilon(ledger)).toBe(1.5)
    expect(spentEpsilon(ledger, { question: 'engagement' })).toBe(1.25)
    expect(spentEpsilon(ledger, { window: '2026-04' })).toBe(0.75)
    expect(spentEpsilon(ledger, { question: 'friction', window: '2026-05' })).toBe(0)
  })

  it('names every limit that is passed', () => {
    const tight = { questionInWindow: 0.7, window: 0.8, question: 0.9 }
    const refused = (): unknown => admitSpend([spend], spend, tight)
    const details = ['engagement in 2026-04', '2026-04', 'engagement'].map((where) => ({
      message: expect.stringContaining(`epsilon of ${where} would be 1,`),
    }))
    expect(refused).toThrow(expect.objectContaining({ details }))
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
    'an epsilon of %d is refused',
    (epsilon) => {
      expect(() => admitSpend([], { ...spend, epsilon }, limits)).toThrow(
        expect.objectContaining({ code: 'BAD_CONFIG' }),
      )
    },
  )

  it('never lets any order of spends past a limit', () => {
    const epsilons = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 })
    fc.assert(
      fc.property(epsilons, (hundredths) => {
        let ledger: PrivacyLedger = []
        let spent = 0
        for (const each of hundredths) {
          const fits = spent + each <= 100
          const add = () => admitSpend(ledger, { ...spend, epsilon: each / 100 }, limits)
          if (!fits) expect(add).toThrow(/privacy budget/)
          else {
            ledger = add()
            spent += each
          }
        }
        expect(Math.round(spentEpsilon(ledger) * 100)).toBe(spent)
      }),
    )
  })
})

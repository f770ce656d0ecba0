import { describe, expect, it } from 'vitest'
import { monthsOf, parseWindow, type Window } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { auditPlan, requireNoiseLeft, type ReleasedCopy } from './audit-plan.ts'
import type { Served } from './cube/planned-places.ts'
import { defaultProtection } from './protection-plan.ts'

const vocabulary = loadVocabulary()
const measures = [...vocabulary.measures.keys()]
const year = parseWindow('2026')
const everyWindow = [
  ...monthsOf(year),
  ...['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'].map(parseWindow),
  year,
]
const copies = (windows: readonly Window[], V = 3): readonly ReleasedCopy[] => {
  const protection = { profile: 'perturbation-table', minimumSubjects: 10, parameters: '' } as const
  return windows.map((window) => ({ window, protection: { ...protection, countVariance: V } }))
}
const setting = { vocabulary, protection: defaultProtection }

describe('the audit of the plan', () => {
  it('passes every measure of the vocabulary with months, quarters and a year under the default table', () => {
    const released = copies(everyWindow.slice(0, -1))
    const audit = auditPlan(measures, { ...setting, released, window: year })
    expect(audit).toHaveLength(measures.length)
    requireNoiseLeft(audit)
  })

  it('finds the factor 0.73 of months, quarters and a year', () => {
    const [measure = ''] = measures
    const window = year
    const [alone] = auditPlan([measure], {
      ...setting,
      released: [],
      window: parseWindow('2025-05'),
    })
    const [all] = auditPlan([measure], {
      ...setting,
      released: copies(everyWindow.slice(0, -1)),
      window,
    })
    expect((all?.effectiveVariance ?? 0) / (alone?.effectiveVariance ?? 1)).toBeCloseTo(0.73, 2)
  })

  it('halves for a corrected window, and is not touched by other years', () => {
    const window = parseWindow('2025-05')
    const [once] = auditPlan(['satisfaction-5'], {
      ...setting,
      released: copies(everyWindow),
      window,
    })
    const [twice] = auditPlan(['satisfaction-5'], {
      ...setting,
      released: copies([window]),
      window,
    })
    expect(twice?.effectiveVariance).toBeCloseTo((once?.effectiveVariance ?? 0) / 2, 9)
  })

  it('refuses a table with too little noise, naming every measure', () => {
    const citizens = { kind: 'perturbation-table', D: 5, V: 1.2, js: 0, publishAt: 10 } as const
    const protection = { citizens, employees: { ...citizens, publishAt: 15 } }
    const audit = auditPlan(['satisfaction-5', 'contact-nature'], {
      vocabulary,
      protection,
      released: copies(everyWindow, 1.2),
      window: year,
    })
    expect(() => requireNoiseLeft(audit)).toThrow(
      expect.objectContaining({
        code: 'RELEASE_REFUSED',
        details: expect.objectContaining({ length: 2 }),
      }),
    )
  })

  it('counts with the places that are declared where they leave less noise, and never more', () => {
    const window = parseWindow('2025-05')
    const options = { ...setting, released: [], window }
    const left = (served?: Served) =>
      auditPlan(['satisfaction-5'], { ...options, served })[0]?.effectiveVariance ?? 0
    const small = { journeys: ['pothole', 'graffiti'], channels: ['web', 'phone'] }
    expect(left(small)).toBeCloseTo(3 * (2 / 3) * (2 / 3) * (9 / 10) * (5 / 6), 9)
    expect(left({ journeys: ['pothole'] })).toBe(left())
    expect(left(small)).toBeLessThan(left())
  })

  it('has nothing to say of profiles without a table', () => {
    const threshold = { kind: 'threshold', minimumSubjects: 10 } as const
    const protection = { citizens: threshold, employees: threshold }
    expect(auditPlan(measures, { vocabulary, protection, released: [], window: year })).toEqual([])
  })
})

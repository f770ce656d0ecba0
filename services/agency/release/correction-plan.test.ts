import { describe, expect, it } from 'vitest'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { auditPlan, isTooLittle, type ReleasedCopy } from './audit-plan.ts'
import { planCorrection } from './correction-plan.ts'
import { defaultProtection, describeProtections } from './protection-plan.ts'

const vocabulary = loadVocabulary()
const every = [...vocabulary.measures.keys()]
const { protection } = describeProtections(defaultProtection)
const copies = (...windows: readonly string[]): readonly ReleasedCopy[] =>
  windows.map((window) => ({ window: parseWindow(window), protection }))
const options = { vocabulary, protection: defaultProtection, window: parseWindow('2026-03') }

describe('the plan of a correction', () => {
  it.each([
    ['a first release', []],
    ['a release beside other months', copies('2026-01', '2026-02')],
    ['a release beside a corrected month that it does not overlap', copies('2026-02', '2026-02')],
  ])('leaves %s as it is declared', (_, released) => {
    expect(planCorrection(every, { ...options, released })).toBe(defaultProtection)
  })

  it('has twice the variance at least, for citizens and for employees', () => {
    const plan = planCorrection(['ease-5', 'engagement-21'], {
      ...options,
      released: copies('2026-03'),
    })
    expect(plan.citizens).toMatchObject({ V: 6, D: 5, publishAt: 10 })
    expect(plan.employees).toMatchObject({ V: 6, D: 5, publishAt: 15 })
  })

  it('has no more than the table can give', () => {
    const noisy = { kind: 'perturbation-table', D: 5, V: 7, js: 2, publishAt: 10 } as const
    const plan = planCorrection(['ease-5'], {
      ...options,
      protection: { ...defaultProtection, citizens: noisy },
      released: copies('2026-03'),
    })
    expect(plan.citizens).toMatchObject({ V: 9 })
  })

  it('has the least whole variance above that which keeps 1 for every measure', () => {
    const released = copies('2026-01', '2026-02', '2026-03', '2026-Q1')
    const plan = planCorrection(every, { ...options, released })
    const { citizens } = plan
    if (citizens.kind !== 'perturbation-table') throw new Error('no table')
    expect(citizens.V).toBeGreaterThan(6)
    expect(auditPlan(every, { ...options, released, protection: plan }).some(isTooLittle)).toBe(
      false,
    )
    const weaker = { ...plan, citizens: { ...citizens, V: citizens.V - 1 } }
    expect(auditPlan(every, { ...options, released, protection: weaker }).some(isTooLittle)).toBe(
      true,
    )
    expect(citizens).toMatchObject({ D: 5, publishAt: 10 })
  })

  it('combines the two copies as V1 V2 / (V1 + V2)', () => {
    const alone = auditPlan(['ease-5'], { ...options, released: [] })[0]?.effectiveVariance ?? 0
    const wide = { kind: 'perturbation-table', D: 5, V: 6, js: 2, publishAt: 10 } as const
    const both = auditPlan(['ease-5'], {
      ...options,
      released: copies('2026-03'),
      protection: { ...defaultProtection, citizens: wide },
    })[0]?.effectiveVariance
    expect(both).toBeCloseTo((alone / 3) * 2, 9)
  })

  it('stays as declared where no table with this D is enough, for the audit to refuse', () => {
    const served = { journeys: ['pothole', 'graffiti'], channels: ['web', 'phone'] }
    const released = copies('2026-03')
    expect(planCorrection(['problem'], { ...options, served, released }).citizens).toEqual(
      defaultProtection.citizens,
    )
  })

  it('gives employees a table of their own when citizens need more', () => {
    const plan = planCorrection(['engagement-21', 'problem'], {
      ...options,
      served: { journeys: ['pothole', 'graffiti', 'passport', 'council-tax'] },
      released: copies('2026-03'),
    })
    expect(plan.citizens).toMatchObject({ V: 9 })
    expect(describeProtections(plan).employeeProtection).toMatchObject({ countVariance: 6 })
  })
})

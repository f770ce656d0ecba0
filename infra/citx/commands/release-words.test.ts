import { describe, expect, it } from 'vitest'
import type { PreparedRelease } from '@citx/agency/release/prepare-release.ts'
import {
  defaultProtection,
  describeProtections,
  type ProtectionPlan,
} from '@citx/agency/release/protection-plan.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import { describeVerbatim } from './release-verbatim.ts'
import { describePrepared } from './release-words.ts'

const panel: ProtectionPlan = {
  ...defaultProtection,
  employees: { kind: 'discrete-laplace', epsilon: 1, publishAt: 15 },
}

function prepared(
  plan: ProtectionPlan,
  smallest: Readonly<Record<string, number>>,
  rows: readonly ReleaseRow[] = [],
): PreparedRelease {
  return {
    window: parseWindow('2026-03'),
    lines: rows.map((row) => JSON.stringify(row)),
    families: [],
    ...describeProtections(plan),
    facts: {
      records: 100,
      figures: 0,
      declarations: 0,
      measures: Object.entries(smallest).map(([measure, least]) => ({
        measure,
        places: 4,
        published: 2,
        dominated: 0,
        smallest: least,
      })),
      plan,
      spends: [],
      soleMembers: [],
      nearlySame: { groups: 0, measures: 0 },
    },
  }
}
const wordsOf = (release: PreparedRelease) => describePrepared(release).join('\n')

describe('how many people are certain to be in a published group', () => {
  it('is said of the group of which the least is certain, under its own table', () => {
    const plan = {
      ...defaultProtection,
      citizens: { kind: 'perturbation-table', D: 8, V: 8, js: 2, publishAt: 20 } as const,
    }
    const words = wordsOf(prepared(plan, { 'ease-5': 22, 'tools-5': 16 }))
    expect(words).toContain('is shown as 16; it has at least 11 people.')
  })

  it('is said of nobody whose noise has no largest size', () => {
    const words = wordsOf(prepared(panel, { 'ease-5': 30, 'tools-5': 15 }))
    expect(words).toContain(
      'is shown as 30; it has at least 25 people, apart from those whose noise has no largest size.',
    )
    expect(wordsOf(prepared(panel, { 'tools-5': 15 }))).not.toContain('at least 10 people.')
  })

  it('does not follow from a count that is that of a wider group', () => {
    const plan = { ...defaultProtection, mergeNearlySame: true }
    const words = wordsOf(prepared(plan, { 'ease-5': 30 }))
    expect(words).toContain('Every published group has at least 5 people.')
  })
})

describe('what goes out without noise', () => {
  const rows: readonly ReleaseRow[] = [
    {
      kind: 'figure',
      id: 'uptake',
      ...EVERYWHERE,
      value: 33.3,
      measure: 'problem',
      counts: { yes: 1, no: 2 },
      n: 3,
      source: 'annual report',
    },
    {
      kind: 'collected',
      measure: 'problem',
      family: 'voice-of-citizen',
      mode: 'web',
      coverage: 'census',
      since: '2025-01',
      breaks: [{ from: '2025-06', kind: 'wording', note: 'asked by Ms Jones', detected: false }],
    },
  ]
  const words = describeVerbatim(prepared(defaultProtection, {}, rows)).join('\n')

  it('is shown whole: values, counts, and every note', () => {
    expect(words).toContain('33.3; yes: 1, no: 2; n 3')
    expect(words).toContain('problem, by web, census, since 2025-01')
    expect(words).toContain('break of wording from 2025-06: asked by Ms Jones')
  })

  it('is warned of where it rests on few people', () => {
    expect(words).toContain('1 of these figures rest on fewer than 10 people or cases')
    const few: ReleaseRow = {
      kind: 'figure',
      id: 'transactions',
      ...EVERYWHERE,
      value: 3,
      source: 'log',
    }
    const cost: ReleaseRow = { ...few, id: 'unit-cost', currency: 'EUR' }
    expect(describeVerbatim(prepared(defaultProtection, {}, [few, cost])).join('\n')).toContain(
      '1 of these figures rest on fewer than 10 people or cases, such as transactions',
    )
    const many = rows.map((row) => (row.kind === 'figure' ? { ...row, n: 300 } : row))
    expect(describeVerbatim(prepared(defaultProtection, {}, many)).join('\n')).not.toMatch(/Advice/)
  })
})

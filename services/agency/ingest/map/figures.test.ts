import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { describe, expect, it } from 'vitest'
import type { NewFigure } from '../../records/new-figure.ts'
import { bindMapping } from '../bind-mapping.ts'
import { parseMapping } from '../mapping/load-mapping.ts'
import type { Cell } from '../read/source.ts'
import { recomputeScores, type Recomputed } from '../recompute.ts'

const vocabulary = loadVocabulary()

interface Taken {
  readonly figures: readonly NewFigure[]
  readonly leftOut: Readonly<Record<string, number>>
  /** What became of each row: `taken`, or the codes of its problems. */
  readonly rows: readonly string[]
  readonly recomputed: readonly Recomputed[]
}

function take(
  rules: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Taken {
  const mapping = parseMapping(
    `source: s\ntitle: T\ntimeZone: UTC\nnumbers: { thousands: ',' }\nabsent: { '*': { missing: '-', suppressed: '*' } }\nfigures: [${rules}]`,
    'm.yaml',
    vocabulary,
  )
  const mapper = bindMapping(mapping, { columns, format: 'csv' }, 'file', {
    agencyId: 'a',
    ingestKey: new Uint8Array(32),
    vocabulary,
    window: '2026-02',
    now: new Date('2026-04-01'),
  })
  const results = rows.map((row) => mapper.map(row, []))
  const { figures, leftOut, checked } = mapper.conclude()
  return {
    figures,
    leftOut: Object.fromEntries(leftOut),
    rows: results.map((result) => {
      const problems = result.kind === 'rejected' ? result.problems : []
      const cells = result.kind === 'taken' ? result.cellProblems : []
      return [...problems, ...cells].map(({ code }) => code).join() || result.kind
    }),
    recomputed: recomputeScores(figures, checked, vocabulary),
  }
}

const SOURCE = 'source: Annual report'

it('a row of which one figure conflicts gives none of its figures', () => {
  const costs = `{ id: unit-cost, channel: { column: C, codes: { Tel: phone, Web: web } }, window: '2026', value: V, ${SOURCE} }`
  const { figures, rows } = take(
    `${costs}, { id: residents, window: '2026', value: R, ${SOURCE} }`,
    ['C', 'V', 'R'],
    [
      ['Tel', '5', '1000'],
      ['Web', '1', '1001'],
    ],
  )
  expect(rows).toEqual(['taken', 'conflicting-figure'])
  expect(figures.map(({ id, channel, value }) => [id, channel, value])).toEqual([
    ['unit-cost', 'phone', 5],
    ['residents', 'ALL', 1000],
  ])
})

const counting = (numbers: string) =>
  `{ id: on-time, window: 2026, combine: sum, rows: totals, ${numbers}, ${SOURCE} }`

describe('figures', () => {
  it('a value with its place, window and currency', () => {
    const { figures } = take(
      `{ id: unit-cost, channel: { column: C, codes: { Tel: phone } }, window: given, value: V, currency: DKK, ${SOURCE} }`,
      ['C', 'V'],
      [['Tel', '£1,145.5']],
    )
    expect(figures).toEqual([
      {
        id: 'unit-cost',
        journey: 'ALL',
        channel: 'phone',
        stage: 'ALL',
        window: '2026-02',
        value: 1145.5,
        currency: 'DKK',
        source: 'Annual report',
      },
    ])
  })

  it('one count a row, put together by place and window', () => {
    const taken = take(
      `{ id: satisfaction-index, window: { column: M, formats: [yyyy-MM] }, measure: satisfaction-5, counts: { answer: { column: L, codes: { low: 1, high: 5 }, otherwise: drop }, count: N }, ${SOURCE} },
       { id: satisfaction-index, where: { column: L, is: score }, window: { column: M, formats: [yyyy-MM] }, value: N, ${SOURCE} }`,
      ['M', 'L', 'N'],
      [
        ['2026-01', 'low', '1'],
        ['2026-01', 'high', '3'],
        ['2026-01', 'score', '75'],
        ['2026-02', 'high', '1,000'],
        ['2026-02', 'low', '*'],
        ['2026-02', 'low', '-'],
      ],
    )
    expect(taken.figures).toMatchObject([
      { window: '2026-01', value: 75, counts: { 1: 1, 5: 3 } },
      { window: '2026-02', counts: { 5: 1000 } },
    ])
    expect(taken.recomputed).toMatchObject([
      { published: 75, equal: expect.arrayContaining(['satisfaction-index', 'percent-satisfied']) },
    ])
  })

  it('another value for one place and window is a contradiction, the same again is not', () => {
    const taken = take(
      `{ id: customers, window: 2026, value: V, ${SOURCE} }`,
      ['V'],
      [['5'], ['5'], ['6'], ['']],
    )
    expect(taken.rows).toEqual(['taken', 'taken', 'conflicting-figure', 'taken'])
    expect(taken.figures).toMatchObject([{ value: 5 }])
  })

  it('rows of several services are added where the mapping says so', () => {
    const rule = `{ id: on-time, window: 2026, measure: on-time, counts: { answers: { on-time: Met, overdue: { difference: [All, Met] } } }, n: All, combine: sum, rows: totals, check: { metric: on-time, published: { column: P, multiply: 100 }, decimals: 1 }, ${SOURCE} }`
    const taken = take(
      rule,
      ['Met', 'All', 'P'],
      [
        ['2', '3', '0.667'],
        ['1', '1', '0.9'],
        ['2', '1', ''],
        ['1.5', '2', ''],
        ['x', '2', ''],
      ],
    )
    expect(taken.rows).toEqual(['taken', 'taken', 'negative-count', 'bad-number', 'bad-number'])
    expect(taken.figures).toMatchObject([{ counts: { 'on-time': 3, overdue: 1 }, n: 4 }])
    expect(taken.recomputed.map(({ equal }) => equal)).toEqual([['on-time'], []])
  })

  it('rows that count one each are no totals, whatever is said of them', () => {
    const cells = 'measure: on-time, counts: { answers: { on-time: Met, overdue: Late } }'
    const ones = [
      ['1', '0'],
      ['0', '1'],
    ]
    for (const numbers of [cells, `${cells}, n: Met`, 'value: Met']) {
      const { figures, leftOut } = take(counting(numbers), ['Met', 'Late'], ones)
      expect(figures).toEqual([])
      expect(leftOut).toEqual({ 'single-cases': 1 })
    }
    const { figures } = take(counting(cells), ['Met', 'Late'], [...ones, ['2', '0']])
    expect(figures).toMatchObject([{ counts: { 'on-time': 3, overdue: 1 } }])
  })

  it('rows are added only where the mapping says that they are totals', () => {
    const rule = `{ id: transactions, window: 2026, value: V, combine: sum, ${SOURCE} }`
    expect(() => take(rule, ['V'], [['3']])).toThrow(
      /rows.*must be `totals` where rows are added up/,
    )
  })

  it('counts that do not come to the total beside them are rejected', () => {
    const rule = `{ id: digital-take-up, window: 2026, measure: completion-channel, counts: { answers: { web: W, phone: P } }, total: T, combine: sum, rows: totals, ${SOURCE} }`
    const taken = take(
      rule,
      ['W', 'P', 'T'],
      [
        ['1', '2', '3'],
        ['1', '', '1'],
        ['1', '2', '4'],
      ],
    )
    expect(taken.rows).toEqual(['taken', 'taken', 'wrong-total'])
    expect(taken.figures).toMatchObject([{ counts: { web: 2, phone: 2 } }])
  })

  it('time in the header: a bad cell spoils its own window alone', () => {
    const rule = `{ id: transactions, window: { header: 'Q {yyyy}' }, value: 'Q {yyyy}', combine: sum, rows: totals, ${SOURCE} }`
    const taken = take(
      rule,
      ['Name', 'Q 2024', 'Q\n2025'],
      [
        ['a', '1', '2'],
        ['b', 'x', '3'],
      ],
    )
    expect(taken.rows).toEqual(['taken', 'bad-number'])
    expect(taken.figures).toMatchObject([
      { window: '2024', value: 1 },
      { window: '2025', value: 5 },
    ])
  })

  it('days make a month only when none is lacking', () => {
    const rule = `{ id: website-visits, window: { column: D, formats: [iso], as: month, complete: true }, value: V, combine: sum, rows: totals, ${SOURCE} }`
    const days = Array.from({ length: 40 }, (_, at) => {
      const day = new Date(Date.UTC(2026, 1, 1 + at)).toISOString().slice(0, 10)
      return [day, '2']
    })
    const { figures, leftOut } = take(rule, ['D', 'V'], days)
    expect(figures).toMatchObject([{ window: '2026-02', value: 56 }])
    expect(leftOut).toEqual({ 'incomplete-window': 1 })
  })

  it('fiscal years stand for the calendar year that the mapping names', () => {
    const rule = `{ id: customers, window: { column: Y, formats: [fiscal-year], fiscalYear: end }, value: V, ${SOURCE} }`
    const { figures } = take(rule, ['Y', 'V'], [['2023-24', '1']])
    expect(figures).toMatchObject([{ window: '2024' }])
  })
})

import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { describe, expect, it } from 'vitest'
import { parseMapping } from '../mapping/load-mapping.ts'
import { bindMapping } from '../bind-mapping.ts'
import type { Cell } from '../read/source.ts'
import type { NewRecord } from '../../records/new-record.ts'
import { createHeaderReader } from './header-windows.ts'
import { createNumberReader } from './number-reader.ts'
import { normalizeText } from './text.ts'

const vocabulary = loadVocabulary()

/** What one rule makes of rows with the columns A and B: the answer, or why there is none. */
function answersOf(rule: string, rows: readonly (readonly Cell[])[], more = ''): readonly string[] {
  const mapping = parseMapping(
    `source: s
title: T
timeZone: America/New_York
exportedAt: '2026-03-01'
${more}
records: [{ name: r, id: Id, date: 2026-01, answers: { ${rule} } }]`,
    'm.yaml',
    vocabulary,
  )
  const source = { columns: ['Id', 'A', 'B'], format: 'csv' } as const
  return rows.map((cells) => {
    const records: NewRecord[] = []
    const mapper = bindMapping(mapping, source, 'file', {
      agencyId: 'a',
      ingestKey: new Uint8Array(32),
      vocabulary,
      now: new Date('2026-04-01'),
    })
    const result = mapper.map(['1', ...cells], records)
    if (result.kind === 'rejected') return result.problems.map(({ code }) => code).join()
    return records.flatMap(({ answers }) => answers).join() || '-'
  })
}

describe('answers', () => {
  it('by code, with spaces of any kind trimmed and merged', () => {
    const rule = `problem: { column: A, codes: { 'Yes  indeed': 'yes', '2': 'no' }, otherwise: reject }`
    const rows = [
      ['Yes indeed'],
      [' Yes\u00a0indeed '],
      ['yes indeed'],
      ['2'],
      ['2.0'],
      [''],
      [null],
      [],
    ]
    expect(answersOf(rule, rows)).toEqual([
      'problem=yes',
      'problem=yes',
      'unknown-code',
      'problem=no',
      'unknown-code',
      '-',
      '-',
      '-',
    ])
  })

  it('by code, exactly or without regard to case', () => {
    const exact = `problem: { column: A, codes: { ' x': 'yes' }, match: exact, otherwise: drop }`
    expect(answersOf(exact, [[' x'], ['x'], [' X']])).toEqual(['problem=yes', '-', '-'])
    const loose = `problem: { column: A, codes: { Ja: 'yes' }, match: ignore-case, otherwise: 'no' }`
    expect(answersOf(loose, [['JA'], ['nein']])).toEqual(['problem=yes', 'problem=no'])
  })

  it('a blank may be an answer where the codes say so', () => {
    const rule = `problem: { column: A, codes: { '': 'no', X: 'yes' } }`
    expect(answersOf(rule, [[''], ['X']])).toEqual(['problem=no', 'problem=yes'])
  })

  it('on a scale, also a reversed one', () => {
    const scale = `satisfaction-5: { column: A, scale: { from: 1, to: 5 } }`
    expect(answersOf(scale, [['1'], ['5'], ['5.0'], ['6'], ['x'], ['2.5']])).toEqual([
      'satisfaction-5=1',
      'satisfaction-5=5',
      'satisfaction-5=5',
      'out-of-range',
      'bad-number',
      'out-of-range',
    ])
    const reversed = `satisfaction-fft: { column: A, scale: { from: 5, to: 1 } }`
    expect(answersOf(reversed, [['1'], ['5']])).toEqual([
      'satisfaction-fft=very-good',
      'satisfaction-fft=very-poor',
    ])
  })

  it('by ranges, a threshold, or a yes and no', () => {
    const ranges = `satisfaction-3: { column: A, ranges: [{ to: 6, answer: poor }, { from: 7, below: 9, answer: average }, { from: 9, answer: good }] }`
    expect(answersOf(ranges, [['0'], ['7'], ['8.9'], ['9'], ['6.5']])).toEqual([
      'satisfaction-3=poor',
      'satisfaction-3=average',
      'satisfaction-3=average',
      'satisfaction-3=good',
      'out-of-range',
    ])
    const threshold = `on-time: { column: A, threshold: { at: 10, from: overdue, below: on-time } }`
    expect(answersOf(threshold, [['9.99'], ['10']])).toEqual(['on-time=on-time', 'on-time=overdue'])
    const boolean = `theme-praise: { column: A, boolean: { true: mentioned, false: not-mentioned } }`
    expect(answersOf(boolean, [['1'], ['TRUE'], ['no'], ['0'], ['2'], ['']])).toEqual([
      'theme-praise=mentioned',
      'theme-praise=mentioned',
      'theme-praise=not-mentioned',
      'theme-praise=not-mentioned',
      'unknown-code',
      '-',
    ])
  })

  it('in bands, of another unit too, and censored where a case is open', () => {
    const rule = `days-to-resolve: { column: A, bands: { unit: hours, open: { column: B, is: open } } }`
    expect(
      answersOf(rule, [
        ['0', ''],
        ['24', ''],
        ['24', 'open'],
        ['-1', ''],
        ['9999', ''],
      ]),
    ).toEqual([
      'days-to-resolve=under-1h',
      'days-to-resolve=1d-2d',
      'days-to-resolve=open:1d-2d',
      'out-of-range',
      'days-to-resolve=160d-or-more',
    ])
  })

  it('by how long it took, over a change of the clocks and in the hour that came twice', () => {
    const formats = 'formats: [yyyy-MM-dd HH:mm]'
    const rule = `days-to-resolve: { duration: { from: { column: A, ${formats} }, until: { column: B, ${formats} } } }`
    expect(
      answersOf(rule, [
        ['2025-11-01 12:00', '2025-11-01 12:30'],
        // 25 hours lie between these two noons.
        ['2025-11-01 12:00', '2025-11-02 11:59'],
        ['2026-02-27 00:00', ''],
        // The file was written on this day, so it may hold what was opened on it.
        ['2026-03-01 09:00', ''],
        ['2026-03-02 09:00', ''],
        ['2025-11-02 01:50', '2025-11-02 01:10'],
        ['2025-11-02 03:50', '2025-11-02 03:10'],
        ['', '2025-11-02 03:10'],
      ]),
    ).toEqual([
      'days-to-resolve=under-1h',
      'days-to-resolve=1d-2d',
      'days-to-resolve=open:2d-5d',
      'days-to-resolve=open:4h-1d',
      'negative-duration',
      'days-to-resolve=under-1h',
      'negative-duration',
      '-',
    ])
  })

  it('as the mean of items, where enough of them are answered', () => {
    const rule = `engagement-21: { mean: { columns: [A, B], scores: { SA: 100, A: 75, N: 50 }, atLeast: 2 } }`
    expect(
      answersOf(rule, [
        ['SA', 'N'],
        ['SA', ''],
        ['SA', 'A'],
        ['SA', '?'],
      ]),
    ).toEqual(['engagement-21=75', '-', 'out-of-range', 'unknown-code'])
  })

  it('by cases, over cells that hold several items', () => {
    const rule = `contact-channel: { cases: [{ when: { column: A, lists: TEL }, use: phone }, { when: { all: [{ column: A, lists: [EML, ONL] }, { not: { column: B, is: x } }] }, use: web }], otherwise: other }`
    expect(
      answersOf(rule, [
        ['EML,TEL', ''],
        ['EML, ONL', ''],
        ['EML', 'x'],
        ['TELX', ''],
      ]),
    ).toEqual([
      'contact-channel=phone',
      'contact-channel=web',
      'contact-channel=other',
      'contact-channel=other',
    ])
  })

  it('absent values are no answers, whatever the reason', () => {
    const absent = `absent: { '*': { not-offered: 'null' }, A: { missing: ['0', '-99'], not-applicable: '6' } }`
    const rule = `satisfaction-5: { column: A, scale: { from: 1, to: 5 } }`
    expect(answersOf(rule, [['0'], ['6'], ['null'], ['-99'], ['7']], absent)).toEqual([
      '-',
      '-',
      '-',
      '-',
      'out-of-range',
    ])
  })
})

describe('conditions', () => {
  it.each([
    ['{ column: A, is: [x, y] }', ['x', ' y ', 'z'], [true, true, false]],
    ['{ column: A, isNot: x }', ['x', 'y', ''], [false, true, true]],
    ['{ column: A, blank: true }', ['', ' ', 'x'], [true, true, false]],
    ['{ column: A, startsWith: ab }', ['abc', 'cab', 'AB'], [true, false, false]],
    ['{ column: A, includes: B, match: ignore-case }', ['abc', 'ac'], [true, false]],
    [
      '{ column: A, atLeast: 2, below: 3 }',
      ['2', '2.9', '3', 'x', ''],
      [true, true, false, false, false],
    ],
    [
      '{ column: A, since: 2026-04-01, before: 2027 }',
      ['2026-04-01T00', '2026-03-31', '2027-01'],
      [true, false, false],
    ],
    ['{ any: [{ column: A, is: x }, { column: B, is: x }] }', ['x', 'y'], [true, false]],
    ['{ not: { column: A, is: x } }', ['x', 'y'], [false, true]],
  ])('%s', (condition, cells, expected) => {
    const rule = `problem: { cases: [{ when: ${condition}, use: 'yes' }], otherwise: 'no' }`
    const answers = answersOf(
      rule,
      cells.map((cell) => [cell, '']),
    )
    expect(answers.map((answer) => answer === 'problem=yes')).toEqual(expected)
  })
})

describe('numbers', () => {
  it.each([
    [{}, '12', 12],
    [{}, ' -1.50 ', -1.5],
    [{}, '45%', 45],
    [{}, '£ 12.30', 12.3],
    [{}, '1.2E+05', 120_000],
    [{}, '1,234', undefined],
    [{}, '1e999', undefined],
    [{}, '0x10', undefined],
    [{}, 'Infinity', undefined],
    [{}, '1 2', undefined],
    [{ thousands: ',' }, '1,234,567.8', 1_234_567.8],
    [{ thousands: ',' }, '1,2', undefined],
    [{ thousands: ',' }, '12,34,567', undefined],
    [{ thousands: '.', decimal: ',' }, '1.234,5', 1234.5],
    [{ decimal: ',' }, '1,5', 1.5],
    [{ decimal: ',' }, '1.5', undefined],
    [{ thousands: ' ' }, '1\u00a0234', 1234],
  ] as const)('%j reads %s as %s', (format, text, expected) => {
    expect(createNumberReader(format)(text)).toBe(expected)
  })
})

describe('headers that hold the time', () => {
  it.each([
    ['Total {start MMM} - {end MMM yyyy}', 'Total\nJul - Sep 2012', '2012-Q3'],
    ['Total {start MMM} - {end MMM yyyy}', 'Total Dec - Feb 2012', undefined],
    [
      '{start MMMM yyyy} to {end MMMM yyyy}: volume',
      'January 2012 to December 2012: volume',
      '2012',
    ],
    ['{start MMMM yyyy} to {end MMMM yyyy}: volume', 'April 2012 to March 2013: volume', undefined],
    ["{yyyy-'Q'q} Vol.", '2012-Q4 Vol.', '2012-Q4'],
    ['{MM/yyyy}', '03/2024', '2024-03'],
    ['n {yyyy}', 'n 2024', '2024'],
  ])('%s takes %j as %s', (template, header, window) => {
    const span = createHeaderReader(template)(header)
    expect(span).toBeDefined()
    expect(span?.window).toBe(window)
  })

  it('other headers do not fit', () => {
    expect(createHeaderReader('n {yyyy}')('n 2024 digital')).toBeUndefined()
    expect(createHeaderReader('n {yyyy} (£)')('n 2024 (x)')).toBeUndefined()
  })
})

it('normalizes white space of every kind', () => {
  expect(normalizeText('\u00a0a \t\n b\u202f')).toBe('a b')
  expect(normalizeText(' a', 'exact')).toBe(' a')
})

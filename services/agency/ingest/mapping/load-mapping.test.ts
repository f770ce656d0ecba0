import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { isCitxError, type CitxError } from '@citx/kit/errors/citx-error.ts'
import { describe, expect, it } from 'vitest'
import { parseMapping } from './load-mapping.ts'

const HEAD = 'source: s\ntitle: T\ntimeZone: UTC\n'
const RECORD = `${HEAD}records:
  - name: r
    id: Id
    date: 2026-01
`

function refusalOf(yaml: string): CitxError {
  try {
    parseMapping(yaml, 'm.yaml', loadVocabulary())
  } catch (error) {
    if (isCitxError(error)) return error
    throw error
  }
  throw new Error('the mapping was accepted')
}

describe('parseMapping', () => {
  it('reads a mapping with its defaults', () => {
    const mapping = parseMapping(
      `${RECORD}    answers: { problem: { column: P, codes: { 1: 'yes', 2: 'no' } } }\n`,
      'm.yaml',
      loadVocabulary(),
    )
    expect(mapping).toMatchObject({
      maximumRejected: 0.1,
      filters: [],
      records: [{ id: ['Id'], date: '2026-01', answers: { problem: { codes: { 1: 'yes' } } } }],
    })
  })

  it.each([
    ['malformed YAML', 'source: [', 'BAD_MAPPING'],
    ['a key twice', `${HEAD}title: again\n`, 'BAD_MAPPING'],
    ['nothing to take', HEAD, 'BAD_MAPPING'],
    ['no mapping at all', '- 1\n', 'BAD_MAPPING'],
    ['a key that is none', `${RECORD}    answer: {}\n`, 'BAD_MAPPING'],
    ['a zone that is none', RECORD.replace('UTC', 'Mars/Olympus'), 'BAD_MAPPING'],
    [
      'weights',
      `${RECORD}    answers: { problem: { always: 'yes' } }\nweighted: true\n`,
      'BAD_MAPPING',
    ],
    [
      'a measure that is none',
      `${RECORD}    answers: { satisfacton-5: { always: '1' } }\n`,
      'UNKNOWN_MEASURE',
    ],
    [
      'an answer that is none',
      `${RECORD}    answers: { problem: { always: maybe } }\n`,
      'BAD_MAPPING',
    ],
    [
      'a journey that is none',
      `${RECORD}    journey: potholes\n    answers: { problem: { always: 'yes' } }\n`,
      'UNKNOWN_JOURNEY',
    ],
    [
      'a channel that is none',
      `${RECORD}    channel: { column: C, codes: { a: telephone } }\n    answers: { problem: { always: 'yes' } }\n`,
      'UNKNOWN_CHANNEL',
    ],
    [
      'a fallback that is none',
      `${RECORD}    channel: { column: C, codes: { a: web }, otherwise: nowhere }\n    answers: { problem: { always: 'yes' } }\n`,
      'UNKNOWN_CHANNEL',
    ],
    [
      'a stage that is none',
      `${RECORD}    stage: applying\n    answers: { problem: { always: 'yes' } }\n`,
      'UNKNOWN_STAGE',
    ],
    [
      'a figure that is none',
      `${HEAD}figures: [{ id: customer, window: 2026, value: V, source: x }]\n`,
      'UNKNOWN_METRIC',
    ],
    [
      'counts of a measure that is none',
      `${HEAD}figures: [{ id: customers, window: 2026, measure: m, counts: { answers: { a: A } }, source: x }]\n`,
      'UNKNOWN_MEASURE',
    ],
    [
      'a scale that is too long',
      `${RECORD}    answers: { satisfaction-5: { column: A, scale: { from: 0, to: 5 } } }\n`,
      'BAD_MAPPING',
    ],
    [
      'a scale that is too short, which would be shifted',
      `${RECORD}    answers: { recommend-11: { column: A, scale: { from: 1, to: 10 } } }\n`,
      'BAD_MAPPING',
    ],
    [
      'an open case of a measure that knows none',
      `${RECORD}    answers: { answer-time: { column: A, bands: { open: { column: B, blank: true } } } }\n`,
      'BAD_MAPPING',
    ],
    [
      'bands where there are none',
      `${RECORD}    answers: { problem: { column: A, bands: true } }\n`,
      'BAD_MAPPING',
    ],
    [
      'two ways to one answer',
      `${RECORD}    answers: { problem: { column: A, codes: { a: 'yes' }, always: 'yes' } }\n`,
      'BAD_MAPPING',
    ],
    ['no way to an answer', `${RECORD}    answers: { problem: { column: A } }\n`, 'BAD_MAPPING'],
    [
      'a date format that is none',
      `${HEAD}records: [{ name: r, id: I, date: { column: D, formats: [DD.MM.YYYY] }, answers: { problem: { always: 'yes' } } }]\n`,
      'BAD_MAPPING',
    ],
    [
      'a code without quotes that YAML turns',
      `${HEAD}filters: [{ when: { column: A, is: 1.0 }, reason: x }, { when: { column: A, is: 1.5 }, reason: x }]\n`,
      'BAD_MAPPING',
    ],
    [
      'a test without a column',
      `${HEAD}filters: [{ when: { is: a }, reason: x }]\n`,
      'BAD_MAPPING',
    ],
    [
      'one name twice',
      `${RECORD}    answers: { problem: { always: 'yes' } }\n  - name: r\n    id: I\n    date: 2026\n    answers: { problem: { always: 'yes' } }\n`,
      'BAD_MAPPING',
    ],
    [
      'a header without time',
      `${HEAD}figures: [{ id: customers, window: { header: Volume }, value: V, source: x }]\n`,
      'BAD_MAPPING',
    ],
    [
      'a header with a format that is none',
      `${HEAD}figures: [{ id: customers, window: { header: 'Volume {ww}' }, value: V, source: x }]\n`,
      'BAD_MAPPING',
    ],
  ])('refuses %s', (_name, yaml, code) => {
    expect(refusalOf(yaml)).toMatchObject({ code })
  })

  it('tells all problems at once, each with its line', () => {
    const { details, message } = refusalOf(
      `${HEAD}maximumRejected: 200 %\nrecords:\n  - name: r\n    date: soon\n    answers: {}\n`,
    )
    expect(details.map(({ row, path }) => `${row} ${path}`)).toEqual([
      '4 maximumRejected',
      '6 records[0].id',
      '7 records[0].date',
      '8 records[0].answers',
    ])
    expect(message).toContain('m.yaml:7:11: records[0].date')
  })

  it('names the nearest ids that there are', () => {
    const refusal = refusalOf(
      `${RECORD}    journey: { column: J, codes: { a: pot-hole, b: noise, c: parking } }\n    channel: telephone\n    answers: { problem: { always: 'yes' } }\n`,
    )
    // Of two kinds, so neither code would be the whole truth.
    expect(refusal.code).toBe('BAD_MAPPING')
    expect(refusal.message).toContain('8:39')
    expect(refusal.message).toContain('there is no journey "pot-hole"; did you mean pothole?')
    expect(refusal.message).toContain('did you mean parking-fine or parking-permit?')
    expect(refusal.message).toContain('there is no channel "telephone"; did you mean phone?')
  })
})

import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { expect, it } from 'vitest'
import type { NewRecord } from '../../records/new-record.ts'
import { bindMapping } from '../bind-mapping.ts'
import { parseMapping } from '../mapping/load-mapping.ts'

const vocabulary = loadVocabulary()
const mapping = parseMapping(
  `source: s
title: T
timeZone: Europe/Copenhagen
exportedAt: '2026-03-01'
records:
  - name: r
    id: Id
    subject: { columns: [Who], nobody: [Guest] }
    date: 2026-01
    answers: { problem: { column: Problem, codes: { Y: 'yes' } } }`,
  'm.yaml',
  vocabulary,
)

/** Whose record a row is: a person told by the cell, or a person of its own. */
function subjectOf(who: string): NewRecord['subject'] | 'its own' {
  const source = { columns: ['Id', 'Who', 'Problem'], format: 'csv' } as const
  const context = {
    agencyId: 'a',
    ingestKey: new Uint8Array(32),
    vocabulary,
    now: new Date('2026-04-01'),
  }
  const records: NewRecord[] = []
  bindMapping(mapping, source, 'file', context).map(['1', who, 'Y'], records)
  const [record] = records
  if (record === undefined) throw new Error('the row gave no record')
  const { subject, recordId } = record
  return JSON.stringify(subject) === JSON.stringify(recordId) ? 'its own' : subject
}

it.each(['', ' ', '\u200b', '\u2060 \ufeff', 'Guest', 'GUEST', 'Gu\u200best', 'Ｇｕｅｓｔ'])(
  'nobody is named by %j, which looks blank or like nobody',
  (who) => {
    expect(subjectOf(who)).toBe('its own')
  },
)

it('one person is named by what looks like one id', () => {
  const ann = subjectOf('Ann')
  expect(ann).not.toBe('its own')
  expect(subjectOf('A\u200bnn')).toEqual(ann)
  expect(subjectOf('Anna')).not.toEqual(ann)
})

import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { expect, it } from 'vitest'
import { declareCollection } from './declare-collection.ts'
import { mappingSchema } from './mapping/mapping.ts'

const mapping = mappingSchema.parse({
  source: 'survey',
  title: 'A survey',
  timeZone: 'Europe/London',
  records: [
    {
      name: 'answer',
      id: 'id',
      date: { column: 'date', formats: ['iso'] },
      answers: {
        'satisfaction-5': { column: 'overall', scale: { from: 1, to: 5 } },
        'contact-nature': { column: 'nature', codes: { value: 'value', failure: 'failure' } },
      },
    },
  ],
  collected: [
    {
      measure: 'satisfaction-5',
      mode: 'web',
      breaks: [{ from: '2026-01', kind: 'mode', note: 'paper before' }],
    },
  ],
})

it('declares every measure of a mapping: as it says, or at least that it is collected', () => {
  const declared = declareCollection(mapping, loadVocabulary())
  expect(declared.map(({ measure, family, mode }) => [measure, family, mode])).toEqual([
    ['satisfaction-5', 'voice-of-citizen', 'web'],
    ['contact-nature', 'demand', undefined],
  ])
  expect(declared[0]?.breaks).toEqual([
    { from: '2026-01', kind: 'mode', note: 'paper before', detected: false },
  ])
  expect(declared[1]?.breaks).toEqual([])
})

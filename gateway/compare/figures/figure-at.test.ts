import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { expect, it } from 'vitest'
import type { AgencyFacts, FigureFact } from '../facts/agency-facts.ts'
import { cellsOfList } from '../facts/read-cell.ts'
import { getMetric } from '../parse-place.ts'
import { figureAt } from './figure-at.ts'

const metric = getMetric(loadVocabulary(), 'cost-per-contact')
const here = { journey: 'council-tax', channel: 'web', stage: 'ALL' }

const cost = (journey: string, value: number, n: number): FigureFact => ({
  ...here,
  id: 'unit-cost',
  journey,
  value,
  n,
  counts: [],
  measure: null,
  currency: 'GBP',
  release: 'r',
})

it('gives what a contact costs without the base of another figure, in whatever order they come', () => {
  const figures = [cost('ALL', 2, 90_000), cost(here.journey, 3, 40)]
  for (const given of [figures, figures.toReversed()]) {
    const facts: AgencyFacts = {
      cellAt: cellsOfList([]),
      figures: given,
      collected: [],
      stated: [null],
    }
    expect(figureAt(metric, facts, here)).toMatchObject({
      status: 'PUBLISHED',
      basis: 'REPORTED',
      value: 3,
      n: undefined,
      currency: 'GBP',
    })
  }
})

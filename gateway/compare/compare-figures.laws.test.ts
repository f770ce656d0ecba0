import { parseWindow } from '@citx/schema/cube/window.ts'
import { estimate } from '@citx/schema/metric/estimate.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import {
  array,
  assert,
  constant,
  integer,
  pre,
  property,
  record,
  shuffledSubarray,
} from 'fast-check'
import { expect, it } from 'vitest'
import { compareFigures, type AgencyFigure } from './compare-figures.ts'
import { commonMix, standardiseTo } from './standardise-rows.ts'

const vocabulary = loadVocabulary()
const metric = vocabulary.metrics.get('satisfaction-index')
if (metric === undefined) throw new Error('no such metric')
const satisfaction = metric
const window = parseWindow('2026-03')

const counts = array(integer({ min: 0, max: 500 }), { minLength: 5, maxLength: 5 })
const answers = array(counts, { minLength: 1, maxLength: 8 })

function estimated(given: readonly number[]) {
  const measure = 'satisfaction-5'
  const named = new Map(given.map((count, index) => [String(index + 1), count]))
  const result = estimate(satisfaction, { measure, counts: named, countVariance: 2 })
  return result.estimable ? result.estimate : undefined
}

function figureOf(given: readonly number[], index: number): AgencyFigure {
  const agency = `agency-${index}`
  const found = estimated(given)
  const common = { metric: satisfaction, measure: 'satisfaction-5', release: 'r' }
  if (found === undefined)
    return { agency, figure: { ...common, status: 'NOT_ESTIMABLE' }, failure: undefined }
  const figure = {
    ...common,
    status: 'PUBLISHED',
    basis: 'PROTECTED',
    value: found.value,
    estimated: found,
    n: found.n,
    collected: undefined,
    currency: undefined,
    counted: undefined,
  } as const
  return { agency, figure, failure: undefined }
}

const shuffled = answers
  .map((all) => all.map(figureOf))
  .chain((figures) =>
    record({
      figures: constant(figures),
      shuffled: shuffledSubarray(figures, { minLength: figures.length }),
    }),
  )

it('a comparison is the same, bit for bit, in whatever order the agencies come', () => {
  assert(
    property(shuffled, (given) => {
      const first = compareFigures(satisfaction, given.figures, window, vocabulary)
      const second = compareFigures(satisfaction, given.shuffled, window, vocabulary)
      expect(second).toEqual(first)
    }),
    { numRuns: 60 },
  )
})

it('an agency that has the common mix already is standardised to what it is', () => {
  assert(
    property(array(counts, { minLength: 1, maxLength: 4 }), (channels) => {
      const strata = new Map(
        channels.flatMap((given, index) => {
          const found = estimated(given)
          return found === undefined ? [] : [[`channel-${index}`, found] as const]
        }),
      )
      pre(strata.size > 0)
      const together = estimated(
        [0, 1, 2, 3, 4].map((answer) =>
          channels.reduce((sum, each) => sum + (each[answer] ?? 0), 0),
        ),
      )
      const { estimate: found } = standardiseTo(commonMix([strata]), strata)
      expect(found?.value).toBeCloseTo(together?.value ?? Number.NaN, 8)
    }),
    { numRuns: 60 },
  )
})

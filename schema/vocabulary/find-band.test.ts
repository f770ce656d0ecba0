import { assert, double, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findBand } from './find-band.ts'
import { loadVocabulary } from './load-vocabulary.ts'
import type { Measure } from './vocabulary.ts'

const measures = [...loadVocabulary().measures.values()]
const banded = measures.filter(({ bandUnit }) => bandUnit !== undefined)

function getMeasure(id: string): Measure {
  const measure = loadVocabulary().measures.get(id)
  if (measure === undefined) throw new Error(`no measure ${id}`)
  return measure
}

describe('finding the band of a value', () => {
  it.each(banded)('$id: every value from 0 on lies in exactly one band', (measure) => {
    assert(
      property(double({ min: 0, noNaN: true }), (value) => {
        const holding = measure.answers.filter(
          ({ band, censored }) =>
            band && !censored && value >= band.from && value < (band.to ?? Infinity),
        )
        expect(holding).toEqual(value === Infinity ? [] : [findBand(measure, value)])
      }),
    )
  })

  it.each(banded)('$id: a negative value lies in none', (measure) => {
    assert(
      property(double({ max: -Number.MIN_VALUE, noNaN: true }), (value) => {
        expect(findBand(measure, value)).toBeUndefined()
      }),
    )
  })

  it.each([
    [0, 'under-1h'],
    [3_599_999 / 86_400_000, 'under-1h'],
    [3_600_000 / 86_400_000, '1h-4h'],
    [1, '1d-2d'],
    [159.9, '80d-160d'],
    [160, '160d-or-more'],
    [4000, '160d-or-more'],
  ])('%d days', (days, band) => {
    expect(findBand(getMeasure('days-to-resolve'), days)?.id).toBe(band)
    const open = findBand(getMeasure('days-to-resolve'), days, { censored: true })
    expect(open?.id).toBe(`open:${band}`)
  })

  it('a measure without censored bands has none for open cases, one without bands none at all', () => {
    expect(findBand(getMeasure('answer-time'), 5, { censored: true })).toBeUndefined()
    expect(findBand(getMeasure('satisfaction-5'), 5)).toBeUndefined()
  })
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { AgencyFacts } from '../facts/agency-facts.ts'
import { figureAt } from '../figures/figure-at.ts'
import { cellsOfList, countsOf } from '../facts/read-cell.ts'
import { answersByChannel, channelPlaces, strataOf } from './strata.ts'

const vocabulary = loadVocabulary()
const place = { ...EVERYWHERE, journey: 'waste-collection' }
const places = channelPlaces(place, vocabulary)
const crossed = [...vocabulary.metrics.values()].filter(({ over }) =>
  [...over.keys()].some((id) => vocabulary.measures.get(id)?.across.includes('channel')),
)

/** What an agency may publish of a metric: over all channels, and through some of them. */
const published = fc.constantFrom(...crossed).chain((metric) => {
  const measures = [...metric.over.keys()]
  const cell = fc.record({
    measure: fc.constantFrom(...measures),
    channel: fc.constantFrom(...vocabulary.channels.keys()),
    counts: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 11 }),
  })
  return fc.record({ metric: fc.constant(metric), cells: fc.array(cell, { maxLength: 12 }) })
})

function factsOf(
  cells: readonly { measure: string; channel: string; counts: readonly number[] }[],
) {
  const facts: AgencyFacts = {
    cellAt: cellsOfList(
      cells.map(({ measure, channel, counts }) => {
        const answers = vocabulary.measures.get(measure)?.answers ?? []
        const named = answers.map(({ id: answer }, index) => ({
          answer,
          count: counts[index] ?? 0,
        }))
        const given = countsOf(counts.length === 0 ? [] : named)
        return { ...place, channel, measure, counts: given, countVariance: 2, release: '7' }
      }),
    ),
    figures: [],
    collected: [],
    stated: [],
  }
  return facts
}

describe('answers by channel', () => {
  it('are those of the figures by channel', () => {
    let compared = 0
    fc.assert(
      fc.property(published, ({ metric, cells }) => {
        const [measure = ''] = metric.over.keys()
        const all = { measure, channel: place.channel, counts: [3, 2, 1, 3, 2, 1, 3, 2, 1, 3, 2] }
        const facts = factsOf([all, ...cells])
        const figure = figureAt(metric, facts, place)
        const strata = strataOf(figure, facts, places)
        const expected = new Map([...strata].map(([channel, { n }]) => [channel, n]))
        expect(answersByChannel(figure, facts, places)).toEqual(expected)
        if (expected.size > 0) compared += 1
      }),
    )
    expect(compared).toBeGreaterThan(0)
  })
})

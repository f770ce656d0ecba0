import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { cellsOf, cellsOfList, countsOf } from './read-cell.ts'

const words = fc.constantFrom('ALL', 'web', 'a', '{"measure":"a"', '"}', '\\', '\u00e9', '{', ']')
const cell = fc.record(
  {
    measure: words,
    journey: words,
    channel: words,
    stage: words,
    counts: fc.array(fc.record({ answer: words, count: fc.integer() }), { maxLength: 3 }),
    countVariance: fc.double({ noNaN: true, noDefaultInfinity: true }),
    release: words,
  },
  { noNullPrototype: true },
)

it('a cell read from the text of an answer is the one that a reader of the whole answer finds first', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), cell, (cells, other) => {
      const text = JSON.stringify(cells)
      const listed = cellsOfList(cells.map((each) => ({ ...each, counts: countsOf(each.counts) })))
      const found = cellsOf(text)
      for (const at of [...cells, other])
        expect(found(at.measure, at)).toEqual(listed(at.measure, at))
    }),
  )
})

it('finds words that are written with escapes', () => {
  const text =
    '[{"measure":"m","journey":"a\\u002db","channel":"ALL","stage":"ALL","counts":[],"countVariance":0,"release":"r"}]'
  const place = { journey: 'a-b', channel: 'ALL', stage: 'ALL' }
  expect(cellsOf(text)('m', place)).toMatchObject({ release: 'r' })
})

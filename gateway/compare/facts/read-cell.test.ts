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
    // Zero has no sign in JSON that is as it should be.
    countVariance: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .filter((value) => !Object.is(value, -0)),
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

it('finds the same in a list that is far too long', () => {
  const text =
    '{"measure":"m","journey":"a","channel":"web","stage":"pay","counts":[{"answer":"5","count":4}],"countVariance":2,"release":"r"}'
  const many = Array.from({ length: 6_000 }, () => text.replace('pay', 'apply'))
  const place = { journey: 'a', channel: 'web', stage: 'pay' }
  const found = cellsOf(`[${[...many, text].join()}]`)
  expect(found('m', place)).toEqual(cellsOf(`[${text}]`)('m', place))
  expect(found('m', place)?.counts).toEqual(new Map([['5', 4]]))
})

import { describe, expect, it } from 'vitest'
import { EVERYWHERE } from '@citx/schema/cube/place.ts'
import { protectedCount, trueCount } from './protect/counts.ts'
import type { ProtectedCell, TrueCell } from './protect/types.ts'
import { areWrittenWith, publishCell, publishFigure, writeLines } from './publishable-row.ts'

const common = { cellId: 'journey=*;channel=*;stage=*', place: EVERYWHERE, measure: 'ease-5' }
const protectedCell: ProtectedCell = {
  kind: 'histogram',
  ...common,
  base: protectedCount(12),
  counts: new Map([
    ['2', protectedCount(4)],
    ['1', protectedCount(8)],
  ]),
  countVariance: 3,
}
const trueCell: TrueCell = {
  ...common,
  base: trueCount(12),
  counts: new Map([['1', trueCount(12)]]),
}

const key = Buffer.alloc(32, 1)
const otherKey = Buffer.alloc(32, 2)
const figure = (id: string) => publishFigure({ id, ...EVERYWHERE, value: 1, source: 's' })
const blindsOf = (ids: readonly string[], by = key) =>
  writeLines(ids.map(figure), by).map((line) => JSON.parse(line).blind)

describe('what may stand in a release', () => {
  it('is a protected cell, blinded and written canonically', () => {
    const [line = '', ...others] = writeLines([publishCell(protectedCell, 3)], key)
    expect(others).toEqual([])
    expect(line.replace(/(?<="blind":")[0-9a-f]{32}/, '*')).toBe(
      '{"blind":"*","channel":"ALL","counts":{"1":8,"2":4},"journey":"ALL","kind":"cell","measure":"ease-5","stage":"ALL","subjects":12}',
    )
  })

  it('has blinds that the same rows get again, and that one more row or another key renews', () => {
    const blinds = blindsOf(['a', 'b', 'c'])
    expect(new Set(blinds).size).toBe(3)
    expect(blindsOf(['c', 'a', 'b'])).toEqual(blinds)
    for (const others of [blindsOf(['a', 'b', 'c', 'd']), blindsOf(['a', 'b', 'c'], otherKey)])
      expect(others.filter((blind) => blinds.includes(blind))).toEqual([])
  })

  it('shows whether it was written with a key, to whoever has that key alone', () => {
    const lines = writeLines([...['a', 'b'].map(figure), publishCell(protectedCell, 3)], key)
    expect(areWrittenWith(lines, key)).toBe(true)
    expect(areWrittenWith(lines, otherKey)).toBe(false)
    expect(areWrittenWith(lines.slice(1), key)).toBe(false)
  })

  it('stands in an order that does not follow what it says', () => {
    const ids = Array.from({ length: 64 }, (_, at) => `figure-${100 + at}`)
    const order = writeLines(ids.map(figure), key).map((line) => String(JSON.parse(line).id))
    expect(order.toSorted()).toEqual(ids)
    const inPlace = order.filter((id, at) => at > 0 && id > (order[at - 1] ?? ''))
    expect(inPlace.length).toBeGreaterThan(16)
    expect(inPlace.length).toBeLessThan(48)
  })

  it('says the variance where it is not that of the manifest', () => {
    expect(publishCell(protectedCell, 2)).toMatchObject({ countVariance: 3 })
    expect(publishCell(protectedCell, 3)).not.toHaveProperty('countVariance')
  })

  it('has of a dominated cell its answer and no counts', () => {
    const { counts: _counts, ...rest } = protectedCell
    const cell: ProtectedCell = {
      ...rest,
      kind: 'dominance',
      dominant: { answer: '5', share: '>90%' },
    }
    const row = publishCell(cell, 3)
    expect(row).toMatchObject({ dominant: '5', subjects: 12 })
    expect(row).not.toHaveProperty('counts')
  })

  /** Never run: `tsc` reads it, and fails when one of these lines is no longer an error. */
  it('is no raw count; the compiler refuses each of these', () => {
    const refused = [
      () =>
        // @ts-expect-error a cell of records is not a protected cell
        publishCell(trueCell, 3),
      () =>
        // @ts-expect-error its base is a true count
        publishCell({ ...protectedCell, base: trueCell.base }, 3),
      () =>
        // @ts-expect-error its counts are true counts
        publishCell({ ...protectedCell, counts: trueCell.counts }, 3),
      () =>
        // @ts-expect-error a number is not a protected count
        publishCell({ ...protectedCell, base: 12 }, 3),
      () =>
        // @ts-expect-error a row that did not come from here cannot be written
        writeLines([{ kind: 'cell', measure: 'ease-5', ...EVERYWHERE, subjects: 12 }], key),
    ]
    expect(refused).toHaveLength(5)
  })

  it('is written once, in byte order', () => {
    const ids = ['b', 'ø', 'a', 'b', '\u{1F600}']
    const lines = writeLines(ids.map(figure), key)
    expect(lines).toHaveLength(4)
    const bytes = lines.map((line) => Buffer.from(line))
    expect(bytes.toSorted((a, b) => Buffer.compare(a, b))).toEqual(bytes)
  })
})

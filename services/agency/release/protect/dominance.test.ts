import { describe, expect, it } from 'vitest'
import { ALL } from '@citx/schema/cube/place.ts'
import { cellIdOf } from './cell-id.ts'
import { protectedCount, trueCount } from './counts.ts'
import { findDominantAnswer } from './dominance.ts'
import { parseMasterKey } from './noise-key.ts'
import { protectCube } from './protect-cube.ts'
import { citizenProfile, type TrueCell } from './types.ts'

const countsOf = (...counts: number[]) =>
  new Map(counts.map((count, k) => [String(k + 1), protectedCount(count)]))
const ordinary = { sensitive: false }
const sensitive = { sensitive: true }

describe('the dominant answer', () => {
  it.each([
    ['of 91 %', countsOf(91, 9), '1', '1'],
    ['of exactly 90 %', countsOf(90, 10), undefined, undefined],
    ['of all', countsOf(0, 0, 50), '3', '3'],
    ['of 96 % among 200', countsOf(8, 192), undefined, '2'],
    ['of 96 % among 199', countsOf(8, 191), '2', '2'],
    ['of nobody', countsOf(0, 0), undefined, undefined],
    ['of a measure without answers', countsOf(), undefined, undefined],
  ])('%s', (_, counts, ifOrdinary, ifSensitive) => {
    expect(findDominantAnswer(counts, ordinary)).toBe(ifOrdinary)
    expect(findDominantAnswer(counts, sensitive)).toBe(ifSensitive)
  })
})

describe('a cell with a dominant answer', () => {
  const masterKey = parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k))
  const place = { journey: 'tax', channel: ALL, stage: ALL }
  const cellOf = (yes: number, no: number): TrueCell => ({
    cellId: cellIdOf(place),
    place,
    measure: 'completion',
    base: trueCount(yes + no),
    counts: new Map([
      ['yes', trueCount(yes)],
      ['no', trueCount(no)],
    ]),
  })
  const protect = (cell: TrueCell, measures: readonly string[] = []) => {
    const cube = { agency: 'ash', series: 'completion', window: '2026-04', cells: [cell] }
    return protectCube(cube, citizenProfile, { masterKey, sensitive: new Set(measures) }).cells[0]
  }

  it('is published without its histogram when it is small', () => {
    const released = protect(cellOf(150, 0))
    expect(released).toMatchObject({
      kind: 'dominance',
      dominant: { answer: 'yes', share: '>90%' },
    })
    expect(released).not.toHaveProperty('counts')
  })

  it('is published with it when it is large, unless the measure is sensitive', () => {
    expect(protect(cellOf(9_600, 400))?.kind).toBe('histogram')
    expect(protect(cellOf(9_600, 400), ['completion'])?.kind).toBe('dominance')
  })
})

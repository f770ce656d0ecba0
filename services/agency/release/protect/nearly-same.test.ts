import { describe, expect, it } from 'vitest'
import { ALL, placeKey, type Place } from '@citx/schema/cube/place.ts'
import { cellIdOf } from './cell-id.ts'
import { trueCount } from './counts.ts'
import { parseMasterKey } from './noise-key.ts'
import { protectCube } from './protect-cube.ts'
import { citizenProfile, type ProtectedCube, type TrueCube } from './types.ts'

const at = (channel: string): Place => ({ journey: 'passport', channel, stage: ALL })
const keyOf = (trial: number) =>
  parseMasterKey(Buffer.from(`an agency keeps this key ${String(trial).padStart(7, '0')}`))

/** A journey with so many people online and so many on the telephone. */
function cubeOf(web: number, phone: number): TrueCube {
  const cells = [
    [at(ALL), web + phone],
    [at('web'), web],
    [at('phone'), phone],
  ] as const
  return {
    agency: 'eastvale',
    series: 'problem',
    window: '2026-03',
    cells: cells.map(([place, base]) => ({
      cellId: cellIdOf(place),
      place,
      measure: 'problem',
      base: trueCount(base),
      counts: new Map([
        ['yes', trueCount(Math.floor(base / 2))],
        ['no', trueCount(base - Math.floor(base / 2))],
      ]),
    })),
  }
}

function cellAt({ cells }: ProtectedCube, channel: string) {
  return cells.find(({ place }) => placeKey(place) === placeKey(at(channel)))
}

function shareOfSame(web: number, phone: number): number {
  const same = Array.from({ length: 300 }, (_, trial) => {
    const options = { masterKey: keyOf(trial), mergeNearlySame: true }
    const cube = protectCube(cubeOf(web, phone), citizenProfile, options)
    const [whole, part] = [cellAt(cube, ALL), cellAt(cube, 'web')]
    return JSON.stringify({ ...whole, place: 0 }) === JSON.stringify({ ...part, place: 0 })
  })
  return same.filter(Boolean).length / same.length
}

describe('groups that are nearly the same people', () => {
  it('show one count, whether nobody or one person is outside', () => {
    expect(shareOfSame(60, 0)).toBe(1)
    expect(shareOfSame(60, 1)).toBeGreaterThan(0.95)
    expect(shareOfSame(60, 2)).toBeGreaterThan(0.95)
  })

  it('have counts of their own where eleven or more are outside', () => {
    expect(shareOfSame(60, 11)).toBeLessThan(0.05)
    expect(shareOfSame(60, 40)).toBeLessThan(0.05)
  })

  it('are not shown for the wider one when they are too small themselves', () => {
    for (let trial = 0; trial < 300; trial += 1) {
      const options = { masterKey: keyOf(trial), mergeNearlySame: true }
      expect(cellAt(protectCube(cubeOf(4, 6), citizenProfile, options), 'web')).toBeUndefined()
    }
  })

  it('are drawn on their own unless the agency asks for it', () => {
    const alone = protectCube(cubeOf(60, 0), citizenProfile, { masterKey: keyOf(1) })
    expect(cellAt(alone, ALL)?.cellId).not.toBe(cellAt(alone, 'web')?.cellId)
  })
})

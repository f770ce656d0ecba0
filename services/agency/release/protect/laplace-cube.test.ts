import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { cellIdOf } from './cell-id.ts'
import { goodnessOfFit } from './chi-square.test-support.ts'
import { trueCount } from './counts.ts'
import {
  sampleDiscreteLaplace,
  uniformBelow,
  varianceOfDiscreteLaplace,
} from './discrete-laplace.ts'
import { byteSource } from './draw.ts'
import { exactDecimal } from './exact-decimal.ts'
import { parseMasterKey } from './noise-key.ts'
import { protectCube } from './protect-cube.ts'
import { cubeOf, makeAnswers } from './small-world.test-support.ts'
import type { DiscreteLaplaceProfile, ProtectedCube, TrueCell } from './types.ts'

const masterKey = parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k))
const stream = (message: string) => createHash('sha256').update(message).digest()

describe('the sampler', () => {
  it.each([
    [1, 20_000],
    [0.5, 20_000],
    [0.1, 10_000],
    [2.5, 20_000],
  ])('epsilon %d: has the distribution, by chi-square', (epsilon, size) => {
    const rate = exactDecimal('epsilon', epsilon)
    const nextByte = byteSource(stream, 'cell', `sample ${epsilon}`)
    const widest = Math.ceil(3 / epsilon)
    const observed = Array.from({ length: 2 * widest + 1 }, () => 0)
    let squares = 0
    for (let k = 0; k < size; k += 1) {
      const noise = sampleDiscreteLaplace(rate, nextByte)
      squares += noise * noise
      const band = Math.max(-widest, Math.min(widest, noise)) + widest
      observed[band] = (observed[band] ?? 0) + 1
    }
    const a = Math.exp(-epsilon)
    const middle = (1 - a) / (1 + a)
    const expected = observed.map((_, k) => {
      const distance = Math.abs(k - widest)
      return size * (distance === widest ? a ** widest / (1 + a) : middle * a ** distance)
    })
    expect(goodnessOfFit(observed, expected)).toBeGreaterThan(1e-4)
    const variance = varianceOfDiscreteLaplace(rate)
    expect(variance).toBeCloseTo((2 * a) / (1 - a) ** 2, 9)
    expect(Math.abs(squares / size / variance - 1)).toBeLessThan(0.1)
  })

  it('draws whole numbers below a limit evenly, also above a byte and at powers of two', () => {
    for (const limit of [2n, 3n, 8n, 257n]) {
      const nextByte = byteSource(stream, 'cell', `uniform ${limit}`)
      const size = Number(limit) * 200
      const observed = Array.from({ length: Number(limit) }, () => 0)
      for (let k = 0; k < size; k += 1) {
        const value = Number(uniformBelow(limit, nextByte))
        observed[value] = (observed[value] ?? 0) + 1
      }
      expect(
        goodnessOfFit(
          observed,
          observed.map(() => 200),
        ),
      ).toBeGreaterThan(1e-4)
    }
  })

  it('reads a decimal exactly', () => {
    expect(exactDecimal('epsilon', 0.1)).toEqual({ numerator: 1n, denominator: 10n })
    expect(exactDecimal('epsilon', 2.5)).toEqual({ numerator: 5n, denominator: 2n })
    expect(exactDecimal('epsilon', 1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n })
    expect(exactDecimal('epsilon', 1.5e-7)).toEqual({ numerator: 3n, denominator: 20_000_000n })
  })
})

const profile: DiscreteLaplaceProfile = { kind: 'discrete-laplace', epsilon: 1, publishAt: 10 }

function cellAt({ cells }: ProtectedCube, cellId: string) {
  const cell = cells.find((each) => each.cellId === cellId)
  if (cell?.kind !== 'histogram') throw new Error(`${cellId} is not published with its counts`)
  return cell
}

describe('a cube under discrete Laplace noise', () => {
  const released = protectCube(cubeOf(makeAnswers(3_000, 5)), profile, { masterKey })
  const journeys = ['passport', 'tax', 'housing']

  it('adds up: margins are the sums of the finest cells', () => {
    const whole = cellAt(released, 'journey=*;channel=*;stage=*')
    const parts = journeys.flatMap((journey) =>
      ['online', 'phone'].map((channel) =>
        cellAt(released, `journey=${journey};channel=${channel};stage=*`),
      ),
    )
    for (const [answer, count] of whole.counts)
      expect(count).toBe(parts.reduce((sum, { counts }) => sum + (counts.get(answer) ?? 0), 0))
    expect(whole.base).toBe(parts.reduce((sum, { base }) => sum + base, 0))
    expect(whole.base).toBe([...whole.counts.values()].reduce((sum, count) => sum + count, 0))
  })

  it('tells the variance of each cell: one draw in the finest, six in the whole', () => {
    const { countVariance } = released
    expect(countVariance).toBeCloseTo((2 * Math.exp(-1)) / (1 - Math.exp(-1)) ** 2, 9)
    expect(cellAt(released, 'journey=tax;channel=phone;stage=*').countVariance).toBe(countVariance)
    expect(cellAt(released, 'journey=tax;channel=*;stage=*').countVariance).toBe(2 * countVariance)
    expect(cellAt(released, 'journey=*;channel=*;stage=*').countVariance).toBe(6 * countVariance)
  })

  it('has noise in empty cells too, and no count below 0', () => {
    const lone = { ...profile, epsilon: 0.05, publishAt: 1 }
    const shown = Array.from({ length: 40 }, (_, k) => {
      const cube = { ...cubeOf([]), window: `2026-${k}` }
      return protectCube(cube, lone, { masterKey }).cells
    }).flat()
    expect(shown.length).toBeGreaterThan(100)
    for (const cell of shown)
      if (cell.kind === 'histogram')
        for (const count of cell.counts.values()) expect(count).toBeGreaterThanOrEqual(0)
  })

  it('gives the same release for the same data and another for other data', () => {
    const again = protectCube(cubeOf(makeAnswers(3_000, 5)), profile, { masterKey })
    const other = protectCube(cubeOf(makeAnswers(3_000, 6)), profile, { masterKey })
    expect(again).toEqual(released)
    expect(other.cells).not.toEqual(released.cells)
  })
})

describe('subjects who may answer more than once', () => {
  const place: Place = { journey: 'tax', channel: 'online', stage: 'apply' }
  const counts = new Map([
    ['delay', trueCount(60)],
    ['wording', trueCount(70)],
  ])
  const cell: TrueCell = {
    cellId: cellIdOf(place),
    place,
    measure: 'theme',
    base: trueCount(100),
    counts,
  }
  const cube = { ...cubeOf([]), cells: [cell] }

  it('must be declared', () => {
    expect(() => protectCube(cube, profile, { masterKey })).toThrow(/130 answers of 100 subjects/)
  })

  it('cost as many counts and bases as they may touch', () => {
    const answersPerSubject = new Map([['theme', 3]])
    const released = protectCube(cube, profile, { masterKey, answersPerSubject })
    const a = Math.exp(-1 / 6)
    expect(released.countVariance).toBeCloseTo((2 * a) / (1 - a) ** 2, 9)
    expect(() =>
      protectCube(cube, profile, { masterKey, answersPerSubject: new Map([['theme', 0]]) }),
    ).toThrow(/must be 1, 2, 3/)
  })
})

const cellOf = (place: Place): TrueCell => ({
  cellId: cellIdOf(place),
  place,
  measure: 'csat',
  base: trueCount(0),
  counts: new Map([['1', trueCount(0)]]),
})

describe('plans that cannot be', () => {
  it('finest cells that overlap are refused', () => {
    const cells = [
      { journey: 'tax', channel: 'online', stage: ALL },
      { journey: 'tax', channel: ALL, stage: 'apply' },
    ].map(cellOf)
    expect(() => protectCube({ ...cubeOf([]), cells }, profile, { masterKey })).toThrow(/overlaps/)
  })

  it('finest cells of different depth that do not overlap are allowed', () => {
    const cells = [
      { journey: 'tax', channel: 'online', stage: ALL },
      { journey: 'housing', channel: ALL, stage: 'apply' },
      { journey: ALL, channel: ALL, stage: ALL },
    ].map(cellOf)
    expect(protectCube({ ...cubeOf([]), cells }, profile, { masterKey }).cells).toEqual([])
  })

  it('sums are refused', () => {
    const magnitudes = [{ cellId: 'x', measure: 'cost', total: 9, largest: 2, second: 1 }]
    expect(() => protectCube({ ...cubeOf([]), magnitudes }, profile, { masterKey })).toThrow(/sums/)
  })
})

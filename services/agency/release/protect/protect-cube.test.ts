import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { ALL } from '@citx/schema/cube/place.ts'
import { cellIdOf } from './cell-id.ts'
import { goodnessOfFit } from './chi-square.test-support.ts'
import { trueCount } from './counts.ts'
import { parseMasterKey } from './noise-key.ts'
import { protectCube } from './protect-cube.ts'
import { cubeOf, makeAnswers } from './small-world.test-support.ts'
import {
  citizenProfile,
  employeeProfile,
  type ProtectedCount,
  type ProtectedCube,
  type TrueCell,
  type TrueCount,
  type TrueCube,
} from './types.ts'

const masterKey = parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k))
const answers = makeAnswers(400, 1)
const cube = cubeOf(answers)
const protect = (input: TrueCube) => protectCube(input, citizenProfile, { masterKey })
const refusal = (message: RegExp) =>
  expect.objectContaining({ code: 'RELEASE_REFUSED', message: expect.stringMatching(message) })

/** Every published count with what it is a count of. */
function countsOf({ cells }: ProtectedCube): ReadonlyMap<string, number> {
  return new Map(
    cells.flatMap((cell) => [
      [`${cell.cellId} base`, cell.base] as const,
      ...(cell.kind === 'histogram'
        ? Array.from(cell.counts, ([answer, count]) => [`${cell.cellId} ${answer}`, count] as const)
        : []),
    ]),
  )
}

function trueCountsOf({ cells }: TrueCube): ReadonlyMap<string, number> {
  return new Map(
    cells.flatMap((cell) => [
      [`${cell.cellId} base`, cell.base] as const,
      ...Array.from(cell.counts, ([answer, count]) => [`${cell.cellId} ${answer}`, count] as const),
    ]),
  )
}

function noiseOf(input: TrueCube): readonly number[] {
  const truth = trueCountsOf(input)
  return Array.from(countsOf(protect(input)), ([name, count]) => count - (truth.get(name) ?? NaN))
}

describe('types', () => {
  it('neither a number nor a true count is a protected count', () => {
    expectTypeOf<number>().not.toExtend<ProtectedCount>()
    expectTypeOf<TrueCount>().not.toExtend<ProtectedCount>()
    expectTypeOf<ProtectedCount>().not.toExtend<TrueCount>()
    expectTypeOf<ProtectedCount>().toExtend<number>()
  })
})

describe('the same snapshot gives the same release', () => {
  it('again, whatever the order of cells, answers and records', () => {
    const once = countsOf(protect(cube))
    const reversed = {
      ...cube,
      cells: cube.cells.toReversed().map((cell) => ({
        ...cell,
        counts: new Map([...cell.counts].toReversed()),
      })),
    }
    expect(countsOf(protect(cube))).toEqual(once)
    expect(countsOf(protect(cubeOf(answers.toReversed())))).toEqual(once)
    const other = countsOf(protect(reversed))
    expect(other.size).toBe(once.size)
    for (const [name, count] of once) expect(other.get(name)).toBe(count)
  })

  it('another agency, series, window or key gives another', () => {
    const other = parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k + 1))
    for (const altered of [
      protect({ ...cube, agency: 'birch-vale' }),
      protect({ ...cube, series: 'ease' }),
      protect({ ...cube, window: '2026-05' }),
      protectCube(cube, citizenProfile, { masterKey: other }),
    ])
      expect(countsOf(altered)).not.toEqual(countsOf(protect(cube)))
  })
})

describe('what is published', () => {
  it('lies within D of the truth, never in 1..js, and rests on five subjects or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (size, seed) => {
        const input = cubeOf(makeAnswers(size, seed))
        const truth = trueCountsOf(input)
        for (const [name, count] of countsOf(protect(input))) {
          expect(Math.abs(count - (truth.get(name) ?? Number.NaN))).toBeLessThanOrEqual(5)
          expect(count === 0 || count > 2).toBe(true)
          if (truth.get(name) === 0) expect(count).toBe(0)
          if (name.endsWith('base')) expect(truth.get(name)).toBeGreaterThanOrEqual(5)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('for employees rests on ten subjects or more', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const input = cubeOf(makeAnswers(80, seed))
      const { cells } = protectCube(input, employeeProfile, { masterKey })
      const truth = trueCountsOf(input)
      for (const { cellId } of cells) expect(truth.get(`${cellId} base`)).toBeGreaterThanOrEqual(10)
    }
  })

  it('says its parameters and nothing of the truth', () => {
    const released = protect(cube)
    expect(released).toMatchObject({ profile: citizenProfile, countVariance: 3 })
    expect(released.tableSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.keys(released).toSorted()).toEqual([
      'agency',
      'cells',
      'countVariance',
      'magnitudes',
      'profile',
      'series',
      'tableSha256',
      'window',
    ])
    const members = new Set(released.cells.flatMap((cell) => Object.keys(cell)))
    expect([...members].toSorted()).toEqual([
      'base',
      'cellId',
      'countVariance',
      'counts',
      'kind',
      'measure',
      'place',
    ])
  })

  it('of an empty cube is nothing', () => {
    expect(protect(cubeOf([])).cells).toEqual([])
    expect(protect({ ...cube, cells: [] }).cells).toEqual([])
  })
})

describe('one changed record redraws everything', () => {
  it('so that noise before and after is independent (chi-square, 300 fixed seeds)', () => {
    const size = 5
    const table = Array.from({ length: size }, () => Array.from({ length: size }, () => 0))
    const bandOf = (v: number) => Math.max(0, Math.min(size - 1, Math.round(v) + 2))
    for (let seed = 0; seed < 300; seed += 1) {
      const before = makeAnswers(400, seed)
      const after = before.map((each) =>
        each.subject === 0 ? { ...each, score: (each.score % 5) + 1 } : each,
      )
      const [first, second] = [noiseOf(cubeOf(before)), noiseOf(cubeOf(after))]
      expect(first).toHaveLength(second.length)
      for (const [k, v] of first.entries()) {
        const row = table[bandOf(v)]
        const column = bandOf(second[k] ?? Number.NaN)
        if (row !== undefined) row[column] = (row[column] ?? 0) + 1
      }
    }
    const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
    const columns = table.map((_, k) => table.reduce((sum, row) => sum + (row[k] ?? 0), 0))
    const total = rows.reduce((sum, count) => sum + count, 0)
    const expected = rows.flatMap((row) => columns.map((column) => (row * column) / total))
    expect(total).toBeGreaterThan(20_000)
    expect(goodnessOfFit(table.flat(), expected)).toBeGreaterThan(1e-4)
    expect(goodnessOfFit(rows, columns)).toBeGreaterThan(1e-4)
  })
})

describe('equal sets in different cells', () => {
  it('get independent draws: equal in 16 % of cases, as chance has it', () => {
    const twins = Array.from({ length: 4_000 }, (_, k) => k).map((k): TrueCell => {
      const place = { journey: `j${k}`, channel: ALL, stage: ALL }
      const counts = new Map([
        ['yes', trueCount(30)],
        ['no', trueCount(20)],
      ])
      return { cellId: cellIdOf(place), place, measure: 'csat', base: trueCount(50), counts }
    })
    const { cells } = protect({ ...cube, cells: twins })
    const draws = cells.map(({ base }) => base - 50)
    const equal =
      draws.filter((v, k) => k % 2 === 0 && v === draws[k + 1]).length / (draws.length / 2)
    expect(cells).toHaveLength(4_000)
    expect(equal).toBeGreaterThan(0.13)
    expect(equal).toBeLessThan(0.195)
    const mean = draws.reduce((sum, v) => sum + v, 0) / draws.length
    const variance = draws.reduce((sum, v) => sum + v * v, 0) / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.12)
    expect(Math.abs(variance - 3)).toBeLessThan(0.3)
  })
})

const soleMember = () => 'online'

describe('one fact under two places', () => {
  const counts = new Map([
    ['yes', trueCount(30)],
    ['no', trueCount(20)],
  ])
  const cellAt = (channel: string): TrueCell => {
    const place = { journey: 'tax', channel, stage: 'apply' }
    return {
      cellId: cellIdOf(place, soleMember),
      place,
      measure: 'csat',
      base: trueCount(50),
      counts,
    }
  }

  it('has one id and one value', () => {
    const [all, online] = protect({ ...cube, cells: [cellAt(ALL), cellAt('online')] }).cells
    expect(all?.cellId).toBe('journey=tax;channel=online;stage=apply')
    expect({ ...all, place: online?.place }).toEqual(online)
  })

  it('with two values is refused', () => {
    const cells = [cellAt(ALL), { ...cellAt('online'), base: trueCount(49) }]
    expect(() => protect({ ...cube, cells })).toThrow(refusal(/two values for base/))
  })
})

describe('a cube that is not sound is refused with every finding', () => {
  const [first] = cube.cells
  if (first === undefined) throw new Error('the cube has cells')
  const withCell = (change: Partial<TrueCell>) => ({
    ...cube,
    cells: [...cube.cells, { ...first, ...change }],
  })
  const elsewhere = {
    cellId: 'journey=x;channel=*;stage=*',
    place: { ...first.place, journey: 'x' },
  }

  it.each([
    ['a cell twice', withCell({}), /given twice/],
    ['a closed list left open', withCell({ ...elsewhere, counts: new Map() }), /other answers/],
    ['a separator in an id', withCell({ ...elsewhere, cellId: 'a|b' }), /cell id/],
    ['a line end in an id', withCell({ ...elsewhere, cellId: 'a\nb' }), /cell id/],
    [
      'a tab in an answer',
      withCell({ ...elsewhere, measure: 'n', counts: new Map([['a\tb', trueCount(1)]]) }),
      /answer/,
    ],
    ['a colon in a measure', withCell({ ...elsewhere, measure: 'a:b' }), /measure "a:b"/],
    ['a reserved measure', withCell({ ...elsewhere, measure: 'base' }), /measure "base"/],
    ['a window with a separator', { ...cube, window: '2026|04' }, /cannot key noise/],
    ['an agency with a separator', { ...cube, agency: 'a|b' }, /cannot key noise/],
  ])('%s', (_, input, message) => {
    expect(() => protect(input)).toThrow(refusal(message))
  })

  it('all of them at once', () => {
    const bad = { ...cube, cells: [first, first, { ...first, measure: 'a:b', cellId: '' }] }
    expect(() => protect(bad)).toThrow(
      expect.objectContaining({
        details: [/a:b/, /cell id/, /twice/].map((part) => ({
          message: expect.stringMatching(part),
        })),
      }),
    )
  })

  it('a member that would break a cell id', () => {
    for (const channel of ['', '*', 'a;b', 'a=b', 'a|b', 'a\nb', '\uD800'])
      expect(() => cellIdOf({ journey: ALL, channel, stage: ALL })).toThrow(refusal(/cell id/))
  })

  it('what is not a count', () => {
    for (const value of [-1, 1.5, Number.NaN, 2 ** 53])
      expect(() => trueCount(value)).toThrow(expect.objectContaining({ code: 'INTERNAL' }))
  })
})

describe('profiles', () => {
  it('threshold publishes the truth of cells that are large enough', () => {
    const released = protectCube(cube, { kind: 'threshold', minimumSubjects: 100 }, { masterKey })
    const expected = cube.cells.filter(({ base }) => base >= 100)
    expect(released.countVariance).toBe(0)
    expect(expected.length).toBeLessThan(cube.cells.length)
    expect(countsOf(released)).toEqual(trueCountsOf({ ...cube, cells: expected }))
  })

  it('threshold 1 publishes all but the empty cells', () => {
    const released = protectCube(
      cubeOf(makeAnswers(2, 1)),
      { kind: 'threshold', minimumSubjects: 1 },
      { masterKey },
    )
    expect(released.cells.length).toBeGreaterThan(0)
    expect(released.cells.every(({ base }) => base >= 1)).toBe(true)
  })

  it.each([
    [{ kind: 'threshold', minimumSubjects: 0 }, /minimumSubjects is 0/],
    [{ ...citizenProfile, publishAt: 9 }, /must be 10 or more/],
    [{ ...citizenProfile, publishAt: 10.5 }, /publishAt is 10.5/],
    [{ ...citizenProfile, V: 2 }, /needs a variance above 2/],
    [{ kind: 'discrete-laplace', epsilon: 0, publishAt: 10 }, /epsilon is 0/],
    [{ kind: 'discrete-laplace', epsilon: 1, publishAt: 0 }, /publishAt is 0/],
  ] as const)('%o is refused', (profile, message) => {
    expect(() => protectCube(cube, profile, { masterKey })).toThrow(
      expect.objectContaining({ code: 'BAD_CONFIG', message: expect.stringMatching(message) }),
    )
  })

  it('a master key must be 32 bytes that are not all the same', () => {
    for (const bytes of [new Uint8Array(31).map((_, k) => k), new Uint8Array(32)])
      expect(() => parseMasterKey(bytes)).toThrow(expect.objectContaining({ code: 'BAD_CONFIG' }))
  })
})

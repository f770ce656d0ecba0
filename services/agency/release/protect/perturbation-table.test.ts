import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defaultTable } from './default-table.ts'
import { lookUp, perturbationTable } from './perturbation-table.ts'
import { solveCountTable, solveMagnitudeTable } from './solve-table.ts'

const vectors = new URL('../../../../test/vectors/disclosure-control/', import.meta.url)
const readVectors = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, vectors), 'utf8'))

const oneOrMore = <T extends z.ZodType>(type: T) =>
  z.union([z.array(type), type.transform((value) => [value])])
const referenceRow = z.object({ i: z.int(), v: oneOrMore(z.number()), p: oneOrMore(z.number()) })
const settings = z.object({
  D: z.number(),
  V: z.number(),
  js: z.number().default(0),
  mono: z.union([z.boolean(), z.array(z.boolean())]).default(true),
  pstay: z.union([z.number(), z.array(z.number())]).default(0),
  optim: z.array(z.union([z.literal(1), z.literal(4)])).default([]),
})
const referenceRows = z.record(z.string(), referenceRow)
const countTable = z.object({
  name: z.string(),
  ok: z.boolean(),
  params: settings,
  rows: referenceRows.default({}),
})
const magnitudeSettings = settings.extend({ step: z.int(), icat: z.array(z.int()) })
const magnitudeTable = z.object({ params: magnitudeSettings, rows: referenceRows })
const exactRow = referenceRow.extend({ T32: z.array(z.int()) })
const exactTable = z.object({
  D: z.number(),
  V: z.number(),
  js: z.number(),
  rows: z.array(exactRow),
})

const counts = z
  .object({ tables: z.array(countTable) })
  .parse(readVectors('ptables-counts.reference.json'))
const magnitudes = z
  .object({ tables: z.record(z.string(), magnitudeTable) })
  .parse(readVectors('ptables-magnitude.reference.json'))
const exact = z.object({ tables: z.array(exactTable) }).parse(readVectors('ptables-exact.json'))

function largestDifference(a: readonly number[], b: readonly number[]): number {
  expect(a).toHaveLength(b.length)
  return Math.max(...a.map((value, k) => Math.abs(value - (b[k] ?? Number.NaN))))
}

describe('count tables of the reference implementation', () => {
  const feasible = counts.tables.filter(({ ok }) => ok)
  it('are 32', () => expect(feasible).toHaveLength(32))

  it.each(feasible)('$name agrees to 1e-5', ({ params, rows }) => {
    const solved = solveCountTable(params, params)
    expect(solved).toHaveLength(Object.keys(rows).length)
    for (const row of solved) {
      const reference = rows[String(row.i)]
      expect(row.v).toEqual(reference?.v)
      expect(largestDifference(row.p, reference?.p ?? [])).toBeLessThan(1e-5)
    }
  })

  it.each(counts.tables.filter(({ ok }) => !ok))(
    '$name is refused with its reason',
    ({ params }) => {
      expect(() => solveCountTable(params)).toThrow(/the count \d needs a variance above \d/)
    },
  )
})

describe('magnitude tables of the reference implementation', () => {
  it.each(Object.entries(magnitudes.tables))('%s agrees to 1e-5', (_, { params, rows }) => {
    for (const row of solveMagnitudeTable(params, params)) {
      const reference = rows[String(row.i)]
      expect(row.v).toEqual(reference?.v)
      expect(largestDifference(row.p, reference?.p ?? [])).toBeLessThan(1e-5)
    }
  })
})

describe('exact tables', () => {
  it.each(exact.tables)('D=$D V=$V js=$js agrees to 1e-10, thresholds bit for bit', (table) => {
    for (const row of solveCountTable(table)) {
      const reference = table.rows[row.i]
      expect(row.v).toEqual(reference?.v)
      expect(row.T32).toEqual(reference?.T32)
      expect(largestDifference(row.p, reference?.p ?? [])).toBeLessThan(1e-10)
    }
  })

  it('the pinned default is the solved one', () => {
    const solved = solveCountTable({ D: 5, V: 3, js: 2 })
    expect(defaultTable.rows).toEqual(solved.map(({ i, v, T32 }) => ({ i, v, T32 })))
    expect(perturbationTable({ D: 5, V: 3, js: 2 })).toBe(defaultTable)
  })
})

describe('properties of every row', () => {
  it.each(exact.tables)(
    'D=$D V=$V js=$js: mean 0, variance at most V, no count in 1..js',
    (table) => {
      const { D, V, js } = table
      for (const { i, v, p } of solveCountTable(table)) {
        const moment = (power: number) => v.reduce((sum, x, k) => sum + x ** power * (p[k] ?? 0), 0)
        expect(Math.abs(moment(1))).toBeLessThan(1e-12)
        expect(moment(2)).toBeLessThanOrEqual(V + 1e-12)
        for (const change of v) {
          expect(Math.abs(change)).toBeLessThanOrEqual(D)
          expect(i + change === 0 || i + change > js).toBe(true)
        }
      }
    },
  )
})

describe('looking up', () => {
  it('keeps 0 at 0 and uses the last row for every large count', () => {
    expect(lookUp(defaultTable, 0, 4294967295)).toBe(0)
    expect(lookUp(defaultTable, 8, 0)).toBe(-5)
    expect(lookUp(defaultTable, 1_000_000, 0)).toBe(-5)
    expect(lookUp(defaultTable, 1_000_000, 4294967295)).toBe(5)
  })

  it('changes at a threshold, not before', () => {
    expect(lookUp(defaultTable, 1, 3154522658)).toBe(-1)
    expect(lookUp(defaultTable, 1, 3154522659)).toBe(2)
  })
})

describe('impossible parameters', () => {
  it.each([
    [{ D: 0, V: 1, js: 0 }, /D is 0/],
    [{ D: 2.5, V: 1, js: 0 }, /D is 2.5/],
    [{ D: 5, V: 0, js: 0 }, /V is 0/],
    [{ D: 5, V: Number.NaN, js: 0 }, /V is NaN/],
    [{ D: 5, V: 3, js: -1 }, /js is -1/],
    [{ D: 2, V: 9, js: 3 }, /D must be 3/],
    [{ D: 3, V: 5, js: 0 }, /variance below 4.00/],
  ])('%o are refused', (parameters, reason) => {
    expect(() => perturbationTable(parameters)).toThrow(reason)
  })
})

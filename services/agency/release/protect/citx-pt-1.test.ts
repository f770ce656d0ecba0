import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ALL } from '@citx/schema/cube/place.ts'
import { trueCount } from './counts.ts'
import { draw, keyedStream } from './draw.ts'
import { deriveNoiseKey, deriveSeed, parseMasterKey } from './noise-key.ts'
import { defaultTable } from './default-table.ts'
import { perturbCell } from './perturb.ts'
import { protectCube } from './protect-cube.ts'
import { digestSnapshot } from './snapshot.ts'
import { citizenProfile, type TrueCell, type TrueCube } from './types.ts'

const vectorStatistic = z.object({
  n: z.int(),
  draw: z.int().nullable(),
  v: z.int(),
  nHat: z.int(),
})
const vectorPublished = z.object({ base: z.int(), hist: z.record(z.string(), z.int()) })
const vectorRecord = z.object({
  subject: z.string(),
  journey: z.string(),
  channel: z.string(),
  score: z.int(),
})
const vectorFile = z.object({
  inputs: z.object({
    masterKeyHex: z.string(),
    agency: z.string(),
    series: z.string(),
    window: z.string(),
  }),
  derived: z.object({ kNoiseHex: z.string(), snapshotSha256: z.string(), seedHex: z.string() }),
  records: z.array(vectorRecord),
  cells: z.array(
    z.object({
      cellId: z.string(),
      internal: z.record(z.string(), vectorStatistic),
      published: vectorPublished.nullable(),
    }),
  ),
})
type VectorRecord = z.infer<typeof vectorRecord>

const path = '../../../../test/vectors/disclosure-control/citx-pt-1.vectors.json'
const vectors = vectorFile.parse(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')))

const { agency, series, window, masterKeyHex } = vectors.inputs
const masterKey = parseMasterKey(Buffer.from(masterKeyHex, 'hex'))
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** The cells of the vector have two dimensions, so their ids are the vector's own. */
function cellOf(cellId: string, records: readonly VectorRecord[]): TrueCell {
  const [journey = '*', channel = '*'] = cellId.split(';').map((part) => part.split('=')[1])
  const own = records.filter(
    (record) => [record.journey, '*'].includes(journey) && [record.channel, '*'].includes(channel),
  )
  const answers = [1, 2, 3, 4, 5].map((score) => {
    const count = own.filter((record) => record.score === score).length
    return [String(score), trueCount(count)] as const
  })
  return {
    cellId,
    place: { journey: journey.replace('*', ALL), channel: channel.replace('*', ALL), stage: ALL },
    measure: 'q1',
    base: trueCount(new Set(own.map(({ subject }) => subject)).size),
    counts: new Map(answers),
  }
}

function cubeOf(records: readonly VectorRecord[]): TrueCube {
  return {
    agency,
    series,
    window,
    cells: vectors.cells.map(({ cellId }) => cellOf(cellId, records)),
  }
}

const cube = cubeOf(vectors.records)
const seed = Buffer.from(vectors.derived.seedHex, 'hex')

describe('CITX-PT/1 vectors, bit for bit', () => {
  it('noise key, snapshot and seed', () => {
    const key = deriveNoiseKey(masterKey, { agency, series })
    expect(hex(key)).toBe(vectors.derived.kNoiseHex)
    expect(hex(digestSnapshot(cube))).toBe(vectors.derived.snapshotSha256)
    expect(hex(deriveSeed(key, window, digestSnapshot(cube)))).toBe(vectors.derived.seedHex)
  })

  it.each(vectors.cells)('$cellId: true counts, draws and noisy counts', ({ cellId, internal }) => {
    const cell = cellOf(cellId, vectors.records)
    const stream = keyedStream(seed)
    const noisy = perturbCell(cell, { table: defaultTable, stream })
    for (const [name, expected] of Object.entries(internal)) {
      const answer = name.replace('q1:', '')
      expect(name === 'base' ? cell.base : cell.counts.get(answer)).toBe(expected.n)
      expect(name === 'base' ? noisy.base : noisy.counts.get(answer)).toBe(expected.nHat)
      if (expected.draw !== null) expect(draw(stream, cellId, name)).toBe(expected.draw)
    }
  })

  it('exactly the cells that the vector publishes, with its counts', () => {
    const released = protectCube(cube, citizenProfile, { masterKey })
    const shown = released.cells.map((cell) => ({
      cellId: cell.cellId,
      base: cell.base,
      hist: cell.kind === 'histogram' ? Object.fromEntries(cell.counts) : cell.dominant,
    }))
    const expected = vectors.cells.flatMap(({ cellId, published }) =>
      published === null ? [] : [{ cellId, base: published.base, hist: published.hist }],
    )
    expect(shown).toEqual(expected)
    expect(shown).toHaveLength(10)
  })
})

import { describe, expect, it } from 'vitest'
import { ALL } from '@citx/schema/cube/place.ts'
import { parseWindow } from '@citx/schema/cube/window.ts'
import type { CellRow } from '@citx/schema/release/row.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { createCellBudget } from '../request-limits.ts'
import { createCurrentReleases } from '../releases/current-releases.ts'
import { createReleaseView } from '../releases/release-view.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { JourneyScope } from '../../agreements/visibility.ts'
import { cells } from './cells.ts'

const vocabulary = loadVocabulary()
const window = parseWindow('2026-03')
const family: Family = 'voice-of-citizen'
const measures = [...vocabulary.measures.values()].filter((measure) => measure.family === family)
const channels = [...vocabulary.channels.keys()]
const stages = [...vocabulary.stages.keys()]
const rows = measures.flatMap(({ id }) =>
  channels.flatMap((channel) =>
    stages.map((stage): CellRow => {
      return {
        kind: 'cell',
        measure: id,
        journey: ALL,
        channel,
        stage,
        subjects: 20,
        counts: { x: 9 },
      }
    }),
  ),
)
const view = createReleaseView({
  id: 'a'.repeat(64),
  jws: '',
  rows,
  manifest: {
    agency: 'a1',
    seq: 1,
    previous: null,
    window,
    publishedAt: '2026-04-01T00:00:00Z',
    contract: '1.0',
    vocabulary: '1',
    families: [family],
    rows: rows.length,
    contentHash: '',
    merkleRoot: '',
    supersedes: null,
    withdrawn: false,
    protection: { profile: 'threshold', minimumSubjects: 10, countVariance: 0, parameters: '' },
  },
})

const context = () => ({
  visibility: { families: new Map<Family, JourneyScope>([[family, 'every']]) },
  releases: createCurrentReleases(1, [view]),
  vocabulary,
  checkOutgoing: () => undefined,
  spendCells: createCellBudget(),
})

describe('the limits of cells', () => {
  const perMeasure = channels.length * stages.length
  it('give what fits', () => {
    const [first] = measures
    const asked = { window, measures: [first?.id ?? ''], channels, stages }
    expect(cells({}, asked, context())).toHaveLength(perMeasure)
  })

  it('refuse more than 10,000 in one field, and say how to narrow', () => {
    const count = Math.ceil(10_001 / perMeasure)
    const ids = measures.map(({ id }) => id).slice(0, count)
    const twice = { window, channels, stages, ...(ids.length === count && { measures: ids }) }
    const big = createReleaseView({
      ...view,
      rows: rows.flatMap((row) => [
        row,
        { ...row, journey: 'pothole' },
        { ...row, journey: 'graffiti' },
      ]),
    })
    const many = { ...context(), releases: createCurrentReleases(1, [big]) }
    expect(() => cells({}, twice, many)).toThrow(
      expect.objectContaining({
        code: 'BAD_REQUEST',
        message: expect.stringContaining('name fewer'),
      }),
    )
  })

  it('refuse aliases that together ask for more than 50,000', () => {
    const one = context()
    const asked = { window, channels, stages }
    const ask = () => cells({}, asked, one)
    const fits = Math.floor(50_000 / rows.length)
    expect(rows.length).toBeLessThan(10_000)
    for (let alias = 0; alias < fits; alias += 1) expect(ask()).toHaveLength(rows.length)
    expect(ask).toThrow(expect.objectContaining({ code: 'COST_EXCEEDED' }))
    expect(cells({}, asked, context())).toHaveLength(rows.length)
  })
})

describe('packing cells', () => {
  it('gives back what was put in', () => {
    const given: CellRow[] = [
      {
        kind: 'cell',
        measure: 'm',
        journey: 'a',
        channel: ALL,
        stage: ALL,
        subjects: 20,
        counts: { no: 0, yes: 3_000_000_000 },
      },
      {
        kind: 'cell',
        measure: 'm',
        journey: 'b',
        channel: ALL,
        stage: ALL,
        subjects: 15,
        dominant: 'yes',
        countVariance: 7,
      },
      {
        kind: 'cell',
        measure: 'm',
        journey: 'c',
        channel: ALL,
        stage: ALL,
        subjects: 15,
        counts: { yes: 4 },
      },
    ]
    const packed = createReleaseView({ ...view, rows: given }).cells.get('m')
    const at = (journey: string) => packed?.find({ journey, channel: ALL, stage: ALL })
    expect(at('a')).toMatchObject({
      subjects: 20,
      countVariance: 0,
      counts: new Map([
        ['no', 0],
        ['yes', 3_000_000_000],
      ]),
    })
    expect(at('b')).toMatchObject({ subjects: 15, countVariance: 7, dominant: 'yes' })
    expect(at('b')).not.toHaveProperty('counts')
    expect(at('c')?.counts).toEqual(new Map([['yes', 4]]))
    expect(at('d')).toBeUndefined()
  })
})

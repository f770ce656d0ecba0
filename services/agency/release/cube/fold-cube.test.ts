import { describe, expect, it } from 'vitest'
import { ALL, DIMENSIONS, placeKey } from '@citx/schema/cube/place.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { parseMasterKey } from '../protect/noise-key.ts'
import { protectCube } from '../protect/protect-cube.ts'
import { citizenProfile, type TrueCube } from '../protect/types.ts'
import type { AnswerRow, SubjectRow } from './cube-queries.ts'
import { foldCubes, type FoldOptions } from './fold-cube.ts'

const vocabulary = loadVocabulary()
const common = { agency: 'eastvale', window: '2026-03', vocabulary }
const masterKey = parseMasterKey(Buffer.from('an agency keeps this key to itself'.slice(0, 32)))

const row = (journey: string | null, channel: string | null, answers: number): AnswerRow => ({
  token: 'ease-5=4',
  journey,
  channel,
  stage: 'apply',
  answers,
  subjects: answers,
})

/** What the queries count of one person who answered at two places, of which one is kept. */
const repeated: readonly SubjectRow[] = Array.from({ length: 16 }, (_, index) => ({
  measure: 'ease-5',
  token: index < 8 ? null : 'ease-5=4',
  journey: null,
  channel: (index & 2) === 0 ? 'web' : null,
  stage: (index & 1) === 0 ? 'apply' : null,
  margin: index % 8,
  subjects: 1,
}))

function fold(answers: readonly AnswerRow[], options: Partial<FoldOptions> = {}): TrueCube {
  const [cube] = foldCubes({ answers, subjects: [] }, { ...common, ...options })
  if (cube === undefined) throw new Error('no cube')
  return cube
}

describe('a dimension with one declared member', () => {
  const served = { journeys: ['pothole'] }

  it('makes the cells of that member and of ALL one fact: id, value and noise', () => {
    const answers = [row('pothole', 'web', 20), row(null, 'phone', 30)]
    const cube = fold(answers, { served })
    const released = protectCube(cube, citizenProfile, { masterKey })
    const byPlace = new Map(released.cells.map((cell) => [placeKey(cell.place), cell]))
    expect(byPlace.size).toBeGreaterThan(6)
    for (const cell of released.cells) {
      const twin = byPlace.get(placeKey({ ...cell.place, journey: 'pothole' }))
      expect(twin).toEqual({ ...cell, place: { ...cell.place, journey: 'pothole' } })
      expect(cell.cellId).toContain('journey=pothole')
    }
  })

  it('is drawn twice where nobody declared it, whatever the records say', () => {
    const cube = fold([row('pothole', 'web', 40)])
    expect(new Set(cube.cells.map(({ cellId }) => cellId)).size).toBe(cube.cells.length)
  })

  it('counts distinct subjects of several records alike', () => {
    const answers = [row(null, 'web', 19)]
    const [cube] = foldCubes({ answers, subjects: repeated }, { ...common, served })
    expect(cube?.cells.length).toBeGreaterThan(3)
    for (const { base, counts, cellId } of cube?.cells ?? [])
      expect([cellId, base, counts.get('4')]).toEqual([cellId, 20, 20])
  })

  it('is refused where records name another, and where the vocabulary does not know it', () => {
    expect(() => fold([row('graffiti', 'web', 1)], { served })).toThrow(
      expect.objectContaining({
        code: 'RELEASE_REFUSED',
        details: [{ message: 'journey graffiti' }],
      }),
    )
    expect(() => fold([], { served: { channels: ['carrier-pigeon'] } })).toThrow(
      expect.objectContaining({ code: 'BAD_CONFIG' }),
    )
  })
})

function placesOf({ cells }: TrueCube): readonly string[] {
  return cells.map(({ place }) => placeKey(place)).toSorted()
}

describe('a complete measure', () => {
  const served = {
    journeys: ['pothole', 'graffiti'],
    channels: ['web', 'phone'],
    stages: ['apply'],
  }
  const complete = new Set(['ease-5'])
  const laplace = { kind: 'discrete-laplace', epsilon: 1, publishAt: 10 } as const

  it('has every place of the plan, counted or not, so that the places tell nothing', () => {
    const nobody = fold([], { served, complete })
    expect(nobody.cells).toHaveLength(4 * 4 * 2)
    const somebody = fold([row('pothole', null, 3), row(null, 'web', 2)], { served, complete })
    expect(placesOf(somebody)).toEqual(placesOf(nobody))
  })

  it('counts records without a member in the margins, and publishes no place of them', () => {
    const answers = [row('pothole', 'web', 300), row(null, 'web', 400), row('pothole', null, 500)]
    const cube = fold(answers, { served, complete })
    const { cells } = protectCube(cube, laplace, { masterKey })
    const at = (journey: string, channel: string) =>
      cells.find(
        ({ place }) =>
          place.journey === journey && place.channel === channel && place.stage === ALL,
      )
    expect(at(ALL, ALL)?.base).toBeGreaterThan(1150)
    expect(at(ALL, 'web')?.base).toBeGreaterThan(650)
    expect(at('pothole', 'web')?.base).toBeLessThan(350)
    for (const { place } of cells)
      for (const dimension of DIMENSIONS) expect(place[dimension]).not.toBe('-')
  })
})

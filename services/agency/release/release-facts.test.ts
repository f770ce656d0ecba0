import { expect, it } from 'vitest'
import { parseWindow } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { auditPlan } from './audit-plan.ts'
import { foldCubes } from './cube/fold-cube.ts'
import { protectCubes } from './protect-cubes.ts'
import { parseMasterKey } from './protect/noise-key.ts'
import { defaultProtection } from './protection-plan.ts'
import { compareCubes } from './release-facts.ts'

const vocabulary = loadVocabulary()
const window = parseWindow('2026-03')

/** What is left of a question with five answers where so many people are counted at each of these places. */
function leftOf(
  places: readonly (readonly [journey: string, channel: string | null])[],
  served?: { readonly journeys: readonly string[] },
) {
  const answers = places.map(([journey, channel]) => ({
    token: 'satisfaction-5=4',
    journey,
    channel,
    stage: null,
    answers: 100,
    subjects: 100,
  }))
  const rows = { answers, subjects: [] }
  const cubes = foldCubes(rows, { agency: 'a', window, vocabulary, served })
  const shown = protectCubes(cubes, {
    vocabulary,
    protection: defaultProtection,
    masterKey: parseMasterKey(Uint8Array.from({ length: 32 }, (_, k) => k)),
  })
  const measures = ['satisfaction-5']
  const setting = { vocabulary, protection: defaultProtection, served, released: [], window }
  return compareCubes(cubes, shown, auditPlan(measures, setting))[0]
}

it('tells what is left of the noise by the members that are shown, not by those that a plan allows', () => {
  const one = leftOf([['pothole', 'web']])
  expect(one?.effectiveVariance).toBeGreaterThan(2)
  expect(one?.shownVariance).toBeCloseTo((3 * 5) / 6 / 4, 6)
  const four = leftOf(
    ['pothole', 'graffiti'].flatMap((j) => ['web', 'phone'].map((c) => [j, c] as const)),
  )
  expect(four?.shownVariance).toBeCloseTo((3 * 5) / 6 / 2.25, 6)
})

it('says what the plan leaves where margins are no draws of their own', () => {
  const sole = leftOf([['pothole', null]], { journeys: ['pothole'] })
  expect(sole?.shownVariance).toBe(sole?.effectiveVariance)
})

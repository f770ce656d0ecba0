import { expect, it } from 'vitest'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { foldCubes } from './cube/fold-cube.ts'
import { findNearlySame } from './nearly-same-groups.ts'
import { parseMasterKey } from './protect/noise-key.ts'
import { protectCubes } from './protect-cubes.ts'
import { defaultProtection } from './protection-plan.ts'

const vocabulary = loadVocabulary()
const masterKey = parseMasterKey(Buffer.from('an agency keeps this key to itself'.slice(0, 32)))

const row = (journey: string, channel: string, answers: number) => ({
  token: 'problem=yes',
  journey,
  channel,
  stage: null,
  answers,
  subjects: answers,
})

/** Published groups of two journeys by channel, whose one telephones so often. */
function groupsWith(phone: number) {
  const answers = [
    row('passport', 'web', 80),
    row('passport', 'phone', phone),
    row('pothole', 'web', 70),
    row('pothole', 'phone', 60),
  ]
  const cubes = foldCubes(
    { answers, subjects: [] },
    { agency: 'eastvale', window: '2026-03', vocabulary },
  )
  const released = protectCubes(cubes, { vocabulary, protection: defaultProtection, masterKey })
  return findNearlySame(cubes, released)
}

it('counts the shown groups that leave only a few people of a wider one out', () => {
  expect(groupsWith(2)).toEqual({ groups: 2, measures: 1 })
})

it('counts neither equal groups nor those that leave many out', () => {
  expect(groupsWith(0)).toEqual({ groups: 0, measures: 0 })
  expect(groupsWith(40)).toEqual({ groups: 0, measures: 0 })
})

import type { Random } from '@citx/schema/metric/simulation/random.ts'
import { recordKeyBuild } from '../builds/broken-builds.ts'
import { realBuild } from '../builds/real-build.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'

export const orderOfRecords: Attack = {
  id: 'B11',
  what: 'does a release show in which order people came, or what they are called?',
  attacker: 'outsider',
  knows: 'two releases of the same answers, by people of other names in another order',
  guesses: 'that they differ',
  figure: 'pairs of releases that differ in any byte, the order of rows included',
  gate: () => 0,
  why: 'only how many people gave an answer may have an effect',
  tries: 300,
  quickTries: 20,
  triesPerTrial: 1,
  catches: ['record-keys'],
  against: [realBuild, recordKeyBuild],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 400 })
  const renamed = responses.map((one, index) => ({ ...one, subject: `other-${index}` }))
  const [first, second] = [release(responses), release(shuffle(random, renamed))]
  return [{ hit: JSON.stringify(first.rows) !== JSON.stringify(second.rows), blind: false }]
}

function shuffle<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

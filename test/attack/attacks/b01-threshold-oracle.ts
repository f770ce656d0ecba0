import type { Random } from '@citx/schema/metric/simulation/random.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf, logSum } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import { drawCitizen, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'
import type { Response } from '../world/response.ts'

/** One below the number at which citizens' groups are published. */
const OTHERS = 9
const PLACE = { journey: 'passport', channel: 'phone', stage: 'apply' }

export const thresholdOracle: Attack = {
  id: 'B1',
  what: 'whether a group is shown tells whether one person belongs to it',
  attacker: 'colluders',
  knows: `the ${OTHERS} others of a group that is shown from 10 people on`,
  guesses:
    'from whether the group is shown, and with what count, whether the tenth person is in it',
  figure: 'right guesses, where half of the persons are in the group',
  gate: () => 0.7,
  why: 'the noise of one count (variance 3) lets one be told from none in .61 of all cases; beyond .70, the true number decides what is shown',
  tries: 1000,
  triesPerTrial: 1,
  catches: ['true-threshold'],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const present = random() < 0.5
  const group = Array.from({ length: OTHERS + (present ? 1 : 0) }, (_, k) => memberOf(random, k))
  const published = release(group)
  const shown = published.findRow(SCORE_MEASURE, PLACE)?.subjects
  const guess = bestOf([OTHERS, OTHERS + 1], (size) => likelihood(shown, size, noise))
  return [{ hit: guess > OTHERS === present, blind: 0.5 }]
}

function memberOf(random: Random, index: number): Response {
  return { ...drawCitizen(random, SKEWED, `s${index}`), ...PLACE, measure: SCORE_MEASURE }
}

/** Of a published count below the threshold nobody knows how it came about, unless the true number decides. */
function likelihood(shown: number | undefined, size: number, noise: NoiseModel): number {
  if (shown !== undefined) {
    const trueNumberDecides = shown < OTHERS + 1
    return trueNumberDecides ? size : noise.logProbability(shown, size)
  }
  const hidden = Array.from({ length: OTHERS + 1 }, (_, count) => noise.logProbability(count, size))
  return logSum(hidden)
}

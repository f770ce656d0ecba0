import { laplaceBuild } from '../builds/laplace-build.ts'
import { unprotectedBuild } from '../builds/unprotected-build.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'

const against = [laplaceBuild, unprotectedBuild]

export const everythingElseKnown: Attack = {
  id: 'B12',
  what: 'an attacker who knows everybody else, against differential privacy',
  attacker: 'omniscient',
  knows: 'every record but one, and whether that person, if there, was content',
  guesses: 'whether the person is in the records, from the count of the one answer',
  figure: 'right guesses, where half of the persons are in the records',
  gate: () => 0.76,
  why: 'epsilon 1 lets nobody be right in more than .731 of all cases; the rest is the uncertainty of the test',
  tries: 4000,
  quickTries: 40,
  triesPerTrial: 1,
  catches: [],
  against,
  strike: (target) => strike(target, 150),
}

export const aloneInAPlace: Attack = {
  ...everythingElseKnown,
  id: 'B13',
  what: 'one person alone in a place, against differential privacy',
  guesses: 'whether the person is there, from anything that differs from the release without',
  figure: 'right guesses, where half of the persons are in the records',
  tries: 1000,
  against: [laplaceBuild],
  strike: strikeAlone,
}

const PLACE = { journey: 'passport', channel: 'web', stage: 'find' }

function strike({ random, release }: Target, size: number): readonly Guess[] {
  const crowd = drawCitizens(random, { ...SKEWED, size })
  const present = random() < 0.5
  const victim = { subject: 'victim', measure: SCORE_MEASURE, answer: '4', ...PLACE }
  const shown = release(present ? [...crowd, victim] : crowd).find(SCORE_MEASURE, PLACE)
  const known = crowd.filter(
    ({ journey, channel, stage, answer }) =>
      journey === PLACE.journey &&
      channel === PLACE.channel &&
      stage === PLACE.stage &&
      answer === '4',
  ).length
  if (shown === undefined) return []
  return [{ hit: (shown.counts.get('4') ?? 0) > known === present, blind: 0.5 }]
}

/** Numbers that tell how much noise there is must not tell how many places have people. */
function strikeAlone({ random, release }: Target): readonly Guess[] {
  const lone = { journey: 'planning', channel: 'post', stage: 'receive' }
  const crowd = drawCitizens(random, { ...SKEWED, size: 300 }).filter(
    ({ channel, journey }) => channel !== lone.channel && journey !== lone.journey,
  )
  const present = random() < 0.5
  const victim = { subject: 'victim', measure: SCORE_MEASURE, answer: '4', ...lone }
  const variances = (rows: ReturnType<typeof release>) =>
    JSON.stringify(
      rows.cells.map(({ countVariance, journey, channel, stage }) => [
        journey,
        channel,
        stage,
        countVariance,
      ]),
    )
  const expected = variances(release(crowd))
  const seen = variances(release(present ? [...crowd, victim] : crowd))
  const guess = largestVariance(seen) > largestVariance(expected)
  return [{ hit: guess === present, blind: 0.5 }]
}

function largestVariance(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/[\d.]+(?=\])/g), ([number]) => Number(number)))
}

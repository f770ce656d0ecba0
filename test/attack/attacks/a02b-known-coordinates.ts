import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { drawCitizens, pick, SPARSE } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'

export const knownCoordinates: Attack = {
  id: 'A2b',
  what: 'the one person who telephoned: three pairs of groups differ by that person',
  attacker: 'outsider',
  knows: 'who the only person outside the web channel is, and what that person came for',
  guesses: 'the answer with the largest sum of differences over three pairs of groups',
  figure: 'answers guessed right, out of all victims; each answer is as likely',
  gate: () => 0.5,
  why: 'the perturbation table gives .43 here; half the victims is where a guess starts to be more right than wrong',
  tries: 600,
  quickTries: 40,
  triesPerTrial: 1,
  catches: ['record-keys'],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const crowd = drawCitizens(random, SPARSE).map((response) => ({ ...response, channel: 'web' }))
  const answer = pick(random, SCORES, [0.2, 0.2, 0.2, 0.2, 0.2])
  const victim = {
    subject: 'victim',
    measure: SCORE_MEASURE,
    answer,
    journey: pick(random, ['passport', 'council-tax', 'housing-benefit'], [0.4, 0.3, 0.3]),
    channel: 'phone',
    stage: pick(random, ['find', 'check'], [0.7, 0.3]),
  }
  const published = release([...crowd, victim])
  const { journey, stage } = victim
  const pairs: readonly Omit<Place, 'channel'>[] = [
    { journey: ALL, stage: ALL },
    { journey, stage: ALL },
    { journey: ALL, stage },
  ]
  const differences = pairs.flatMap((pair) => {
    const whole = published.find(SCORE_MEASURE, { ...pair, channel: ALL })
    const part = published.find(SCORE_MEASURE, { ...pair, channel: 'web' })
    return whole === undefined || part === undefined ? [] : [{ whole, part }]
  })
  const guess = bestOf(SCORES, (score) =>
    differences.reduce(
      (sum, { whole, part }) =>
        sum + (whole.counts.get(score) ?? 0) - (part.counts.get(score) ?? 0),
      0,
    ),
  )
  return [{ hit: guess === answer, blind: 1 / SCORES.length }]
}

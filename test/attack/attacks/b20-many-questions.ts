import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { mergedBuild } from '../builds/merged-build.ts'
import { realBuild } from '../builds/real-build.ts'
import { unprotectedBuild } from '../builds/unprotected-build.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import type { Published } from '../method/published.ts'
import { drawCitizens, SPARSE } from '../world/citizens.ts'
import { QUESTIONS } from './b07-survey-base.ts'

export const manyQuestions: Attack = {
  id: 'B20',
  what: 'A2b by a whole questionnaire: the one person who telephoned answers every question alike',
  attacker: 'outsider',
  knows:
    'who the only person outside the web channel is, what that person came for, and that such people are content with everything or with nothing',
  guesses: 'content or not, from the differences of three pairs of groups under eight questions',
  figure: 'right guesses, where half of the victims are content',
  gate: () => 0.7,
  why: 'one count for nearly the same groups leaves a person no difference to be read in; .98 without it',
  tries: 400,
  quickTries: 24,
  triesPerTrial: 1,
  catches: [],
  against: [mergedBuild, unprotectedBuild],
  strike,
}

/** What the default does not withstand: the figure that the documentation names. */
export const manyQuestionsByDefault: Attack = {
  ...manyQuestions,
  id: 'B20-default',
  gate: () => 1,
  why: 'a noise that hides one answer cannot hide eight that say the same',
  limit: true,
  tries: 300,
  quickTries: 12,
  against: [realBuild],
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const crowd = drawCitizens(random, SPARSE).map((one) => ({ ...one, channel: 'web' }))
  const content = random() < 0.5
  const victim = {
    subject: 'victim',
    answer: content ? '5' : '1',
    journey: 'passport',
    channel: 'phone',
    stage: 'find',
  }
  const published = release(
    QUESTIONS.flatMap((measure) => [...crowd, victim].map((one) => ({ ...one, measure }))),
  )
  const { journey, stage } = victim
  const pairs: readonly Omit<Place, 'channel'>[] = [
    { journey: ALL, stage: ALL },
    { journey, stage: ALL },
    { journey: ALL, stage },
    { journey, stage },
  ]
  const gain = (answer: string) =>
    QUESTIONS.flatMap((measure) =>
      pairs.map((pair) => differenceAt(published, measure, pair, answer)),
    ).reduce<number>(
      (sum, change) =>
        change === undefined
          ? sum
          : sum + noise.logDifference(change - 1) - noise.logDifference(change),
      0,
    )
  return [{ hit: gain('5') > gain('1') === content, blind: 0.5 }]
}

function differenceAt(
  published: Published,
  measure: string,
  pair: Omit<Place, 'channel'>,
  answer: string,
): number | undefined {
  const whole = published.find(measure, { ...pair, channel: ALL })
  const part = published.find(measure, { ...pair, channel: 'web' })
  if (whole === undefined || part === undefined) return undefined
  return (whole.counts.get(answer) ?? 0) - (part.counts.get(answer) ?? 0)
}

import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf, logSum } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import type { Published } from '../method/published.ts'
import { drawCitizen, drawCitizens, SKEWED } from '../world/citizens.ts'
import { EVERY_PLACE, FINEST_PLACES, SCORE_MEASURE, SCORES } from '../world/members.ts'

const common = {
  attacker: 'outsider',
  knows: 'a release, and its correction after one more person was counted',
  triesPerTrial: 1,
  catches: ['record-keys'],
} as const

export const revisionScore: Attack = {
  ...common,
  id: 'A3',
  what: 'a corrected release: what did the late respondent answer?',
  guesses: 'the answer that explains the changes between both best',
  figure: 'answers guessed right',
  gate: () => 0.45,
  why: 'fresh noise everywhere gives .38, the usual answer alone .36; noise that stays with its people gives 1.00',
  tries: 700,
  strike: (target) => strike(target, 'score'),
}

export const revisionRecord: Attack = {
  ...common,
  id: 'A3-record',
  what: 'a corrected release: the whole record of the late respondent',
  guesses: 'journey, channel, stage and answer together',
  figure: 'records guessed right in all four parts',
  gate: () => 0.02,
  why: 'fresh noise everywhere gives .007; noise that stays with its people gives .87',
  tries: 1200,
  strike: (target) => strike(target, 'record'),
}

interface Hypothesis {
  readonly place: Place
  readonly score: string
  readonly weight: number
}

function strike({ random, release, noise }: Target, wanted: 'score' | 'record'): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const late = drawCitizen(random, SKEWED, 'late')
  const changes = readChanges(release(responses), release([...responses, late]))
  const weighed = weigh(changes, noise)
  if (wanted === 'record') {
    const { place, score } = bestOf(weighed, ({ weight }) => weight)
    return [{ hit: score === late.answer && isAt(place, late), blind: 1 / weighed.length }]
  }
  const guess = bestOf(SCORES, (score) =>
    logSum(weighed.filter((one) => one.score === score).map(({ weight }) => weight)),
  )
  return [{ hit: guess === late.answer, blind: late.answer === '4' }]
}

function isAt(place: Place, { journey, channel, stage }: Place): boolean {
  return place.journey === journey && place.channel === channel && place.stage === stage
}

/** Change of each statistic that is published both times; the base under its own name. */
type Changes = ReadonlyMap<string, number>

function readChanges(before: Published, after: Published): Changes {
  const changes = new Map<string, number>()
  for (const place of EVERY_PLACE) {
    const [old, fresh] = [before.find(SCORE_MEASURE, place), after.find(SCORE_MEASURE, place)]
    if (old === undefined || fresh === undefined) continue
    changes.set(statisticAt(place, 'base'), fresh.subjects - old.subjects)
    for (const score of SCORES)
      changes.set(
        statisticAt(place, score),
        (fresh.counts.get(score) ?? 0) - (old.counts.get(score) ?? 0),
      )
  }
  return changes
}

function statisticAt({ journey, channel, stage }: Place, statistic: string): string {
  return `${journey}|${channel}|${stage}|${statistic}`
}

/** Where little changed, the set of what changed is the record; where all did, sizes of changes are what there is. */
function weigh(changes: Changes, noise: NoiseModel): readonly Hypothesis[] {
  const changed = [...changes.values()].filter((change) => change !== 0).length
  const oracle = changed < changes.size / 5
  const gain = (change: number | undefined) => {
    if (change === undefined) return 0
    if (oracle) return change === 0 ? -10 : 10
    return noise.logDifference(change - 1) - noise.logDifference(change)
  }
  return FINEST_PLACES.flatMap((place) =>
    SCORES.map((score) => {
      const weight = placesAbove(place).reduce(
        (sum, above) =>
          sum +
          gain(changes.get(statisticAt(above, 'base'))) +
          gain(changes.get(statisticAt(above, score))),
        0,
      )
      return { place, score, weight }
    }),
  )
}

function placesAbove({ journey, channel, stage }: Place): readonly Place[] {
  return [ALL, journey].flatMap((j) =>
    [ALL, channel].flatMap((c) => [ALL, stage].map((s) => ({ journey: j, channel: c, stage: s }))),
  )
}

import type { Place } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import type { Published } from '../method/published.ts'
import { drawCitizen, drawCitizens, SKEWED } from '../world/citizens.ts'
import { covers, EVERY_PLACE, FINEST_PLACES, SCORE_MEASURE, SCORES } from '../world/members.ts'

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
  tries: 500,
  strike: (target) => strike(target, 'score', plainly),
}

export const revisionRecord: Attack = {
  ...common,
  id: 'A3-record',
  what: 'a corrected release: the whole record of the late respondent',
  guesses:
    'the record whose groups are those that changed: journey, channel, stage and answer together',
  figure: 'records guessed right in all four parts',
  gate: () => 0.02,
  why: 'fresh noise everywhere gives .007; noise that stays with its people gives .87',
  tries: 600,
  strike: (target) => strike(target, 'record', bySet),
}

export const revisionLikelihood: Attack = {
  ...common,
  id: 'B17',
  what: 'A3 by an attacker who knows the noise, and how usual each record is',
  guesses: 'the most likely record, all told',
  figure: 'records guessed right in all four parts',
  gate: () => 0.1,
  why: 'the most usual record alone is right in .04 in this skewed world; the release may add what its two draws let through, and no more',
  tries: 600,
  strike: (target) => strike(target, 'record', likely),
}

interface Hypothesis {
  readonly place: Place
  readonly score: string
  readonly weight: number
}

/** What a change of one count says for the late person being in it. */
type Weighing = (change: number, noise: NoiseModel) => number

const plainly: Weighing = (change) => change
const bySet: Weighing = (change) => (change === 0 ? -1 : 1)
const likely: Weighing = (change, noise) =>
  noise.logDifference(change - 1) - noise.logDifference(change)

function strike(
  { random, release, noise }: Target,
  wanted: 'score' | 'record',
  weighing: Weighing,
): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const late = drawCitizen(random, SKEWED, 'late')
  const changes = readChanges(release(responses), release([...responses, late]))
  const weighed = weigh(changes, (change) => weighing(change, noise))
  if (wanted === 'record') {
    const { place, score } = bestOf(weighed, ({ weight }) => weight)
    return [{ hit: score === late.answer && isAt(place, late), blind: isUsual(late) }]
  }
  const { score: guess } = bestOf(weighed, ({ weight }) => weight)
  return [{ hit: guess === late.answer, blind: late.answer === '4' }]
}

/** The most usual record of this world. */
function isUsual({
  journey,
  channel,
  stage,
  answer,
}: Place & { readonly answer: string }): boolean {
  return [journey, channel, stage, answer].join() === 'passport,web,find,4'
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

/** The places of the cube that count what happens at each of the finest places, by index. */
const above = FINEST_PLACES.map((finest) =>
  EVERY_PLACE.flatMap((place, index) => (covers(place, finest) ? [index] : [])),
)

/** Where little changed, the set of what changed is the record; where all did, sizes of changes are what there is. */
function weigh(changes: Changes, weighing: (change: number) => number): readonly Hypothesis[] {
  const changed = [...changes.values()].filter((change) => change !== 0).length
  const oracle = changed < changes.size / 5
  const gain = (change: number | undefined) => {
    if (change === undefined) return 0
    if (oracle) return change === 0 ? -10 : 10
    return weighing(change)
  }
  const gains = EVERY_PLACE.map((place) => {
    const base = gain(changes.get(statisticAt(place, 'base')))
    return SCORES.map((score) => base + gain(changes.get(statisticAt(place, score))))
  })
  return FINEST_PLACES.flatMap((place, index) =>
    SCORES.map((score, k) => ({
      place,
      score,
      weight: (above[index] ?? []).reduce((sum, at) => sum + (gains[at]?.[k] ?? 0), 0),
    })),
  )
}

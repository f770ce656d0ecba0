import type { Place } from '@citx/schema/cube/place.ts'
import type { Random } from '@citx/schema/metric/simulation/random.ts'
import { recordKeyBuild } from '../builds/broken-builds.ts'
import { realBuild } from '../builds/real-build.ts'
import { unprotectedBuild } from '../builds/unprotected-build.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf, logSum } from '../method/best-guess.ts'
import { logDifferenceOf } from '../method/noise-model.ts'
import type { Published } from '../method/published.ts'
import { drawCitizen, drawCitizens, EVEN, SKEWED, type Population } from '../world/citizens.ts'
import {
  CHANNELS,
  covers,
  EVERY_PLACE,
  FINEST_PLACES,
  JOURNEYS,
  SCORE_MEASURE,
  SCORES,
  STAGES,
} from '../world/members.ts'
import type { Response } from '../world/response.ts'

const common = {
  attacker: 'outsider',
  knows: 'a release, its correction after one more person was counted, and the table of the noise',
  quickTries: 30,
  triesPerTrial: 1,
  catches: ['record-keys'],
  against: [realBuild, unprotectedBuild, recordKeyBuild],
} as const

export const revisionScore: Attack = {
  ...common,
  id: 'A3',
  what: 'a corrected release: what did the late respondent answer?',
  guesses: 'the answer that is likeliest, over all places where the person may have been',
  figure: 'answers guessed right; the late one may be anybody, so that each answer is as likely',
  gate: () => 0.45,
  why: 'fresh noise of the same size gives .38, of twice the variance .27; noise that stays with its people gives 1.00',
  tries: 500,
  strike: (target) => strike(target, { wanted: 'score', late: drawAnybody }),
}

export const revisionRecord: Attack = {
  ...common,
  id: 'A3-record',
  what: 'a corrected release: the whole record of the late respondent',
  guesses:
    'the record whose groups are those that changed: journey, channel, stage and answer together',
  figure: 'records guessed right in all four parts; each of the 600 is as likely',
  gate: () => 0.02,
  why: 'fresh noise everywhere gives .007; noise that stays with its people gives .87',
  tries: 600,
  strike: (target) => strike(target, { wanted: 'record', late: drawAnybody, bySet: true }),
}

export const revisionLikelihood: Attack = {
  ...common,
  id: 'B17',
  what: 'A3-record in a world where some records are usual, by an attacker who knows how usual each is',
  guesses: 'the likeliest record, all told',
  figure: 'records guessed right in all four parts',
  gate: (chance) => chance + 0.08,
  why: 'the most usual record alone is right in .04; two draws of V and 2 V let through .05 more, two of V .09',
  tries: 3_000,
  strike: (target) => strike(target, { wanted: 'record', late: drawUsual, usual: SKEWED }),
}

interface Revision {
  readonly wanted: 'score' | 'record'
  readonly late: (random: Random) => Response
  /** Goes by which groups changed, and not by how much. */
  readonly bySet?: boolean
  /** How usual each record is, where the attacker knows. */
  readonly usual?: Population
}

function strike(
  { random, release, noise, corrected }: Target,
  revision: Revision,
): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const late = revision.late(random)
  const second = release([...responses, late], '2026-04', { correction: true })
  const changes = readChanges(release(responses), second)
  const logDifference = logDifferenceOf(noise.changes, corrected.changes)
  const gain: Gain =
    revision.bySet === true
      ? (change) => (change === 0 ? -1 : 1)
      : (change) => logDifference(change - 1) - logDifference(change)
  const weighed = weigh(changes, gain, revision.usual)
  if (revision.wanted === 'record') {
    const { place, score } = bestOf(weighed, ({ weight }) => weight)
    const blind = revision.usual === undefined ? 1 / weighed.length : isUsual(late)
    return [{ hit: score === late.answer && isAt(place, late), blind }]
  }
  const guess = bestOf(SCORES, (score) =>
    logSum(weighed.filter((one) => one.score === score).map(({ weight }) => weight)),
  )
  return [{ hit: guess === late.answer, blind: 1 / SCORES.length }]
}

/** Every record is as likely. */
function drawAnybody(random: Random): Response {
  return drawCitizen(random, EVEN, 'late')
}

function drawUsual(random: Random): Response {
  return drawCitizen(random, SKEWED, 'late')
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

/** What a change of one count says for the late person being in it, as a log. */
type Gain = (change: number) => number

interface Hypothesis {
  readonly place: Place
  readonly score: string
  /** Log of how likely it is, up to a constant. */
  readonly weight: number
}

/** Where little changed, the set of what changed is the record; where all did, sizes of changes are what there is. */
function weigh(
  changes: Changes,
  gainOf: Gain,
  usual: Population | undefined,
): readonly Hypothesis[] {
  const changed = [...changes.values()].filter((change) => change !== 0).length
  const oracle = changed < changes.size / 5
  const gain = (change: number | undefined) => {
    if (change === undefined) return 0
    if (oracle) return change === 0 ? -10 : 10
    return gainOf(change)
  }
  const gains = EVERY_PLACE.map((place) => {
    const base = gain(changes.get(statisticAt(place, 'base')))
    return SCORES.map((score) => base + gain(changes.get(statisticAt(place, score))))
  })
  return FINEST_PLACES.flatMap((place, index) =>
    SCORES.map((score, k) => ({
      place,
      score,
      weight: (above[index] ?? []).reduce(
        (sum, at) => sum + (gains[at]?.[k] ?? 0),
        usual === undefined ? 0 : logUsual(usual, place, k),
      ),
    })),
  )
}

function share(members: readonly string[], shares: readonly number[], member: string): number {
  return shares[members.indexOf(member)] ?? 0
}

function logUsual(
  { journeys, channels, stages, scores }: Population,
  { journey, channel, stage }: Place,
  score: number,
): number {
  return Math.log(
    share(JOURNEYS, journeys, journey) *
      share(CHANNELS, channels, channel) *
      share(STAGES, stages, stage) *
      (scores[score] ?? 0),
  )
}

import { ALL } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import type { Published } from '../method/published.ts'
import { drawCitizens, pick, SKEWED } from '../world/citizens.ts'
import { CHANNELS, SCORE_MEASURE, SCORES } from '../world/members.ts'

export const dominatedGroups: Attack = {
  id: 'B10',
  what: 'a group shown by its one dominant answer, rebuilt from its total and its neighbours',
  attacker: 'outsider',
  knows: 'the journey as a whole and its other channels',
  guesses:
    'the counts that were left out: the whole less the other channels, at most the size of the group',
  figure: 'groups of which the counts of all four other answers are right',
  gate: (chance) => chance + 0.06,
  why: 'as for groups that are left out (A1)',
  tries: 1200,
  triesPerTrial: 1,
  catches: [],
  strike,
}

const DOMINANT = '5'
const OTHERS = SCORES.filter((score) => score !== DOMINANT)

function strike({ random, release }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 500 }).map((response) => {
    const usual = { ...response, journey: 'passport' }
    return response.channel === 'post'
      ? { ...usual, answer: pick(random, SCORES, [0.01, 0.01, 0.02, 0.02, 0.94]) }
      : usual
  })
  const published = release(responses)
  const place = { journey: 'passport', channel: 'post', stage: ALL }
  const members = responses.filter(({ channel }) => channel === 'post')
  const row = published.findRow(SCORE_MEASURE, place)
  if (row === undefined || members.length >= 200) return []
  const truth = OTHERS.map((score) => members.filter(({ answer }) => answer === score).length)
  const isRight = (counts: readonly number[]) => counts.every((count, k) => count === truth[k])
  const guess =
    row.counts === undefined ? subtract(published) : OTHERS.map((score) => row.counts?.[score] ?? 0)
  return [{ hit: isRight(guess), blind: isRight(OTHERS.map(() => 0)) }]
}

function subtract(published: Published): readonly number[] {
  const countAt = (channel: string, score: string) =>
    published
      .find(SCORE_MEASURE, { journey: 'passport', channel, stage: ALL })
      ?.counts.get(score) ?? 0
  return OTHERS.map((score) => {
    const rest = CHANNELS.filter((channel) => channel !== 'post')
    const known = rest.reduce((sum, channel) => sum + countAt(channel, score), 0)
    return Math.max(0, countAt(ALL, score) - known)
  })
}

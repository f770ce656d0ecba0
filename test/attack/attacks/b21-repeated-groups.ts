import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { trueGroups, type TrueGroup } from '../method/truth.ts'
import { drawCitizens, SPARSE } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'
import type { Published } from '../method/published.ts'
import { pairsByOne } from './a02-differencing.ts'

export const repeatedGroups: Attack = {
  id: 'B21',
  what: 'B4, where each of both groups is published again under other names: as the same people in other margins',
  attacker: 'outsider',
  knows:
    'two groups that differ by one person, all groups of the same people, the noise and the spread of answers',
  guesses: 'the most likely answer from the means of what is published for the same people',
  figure: 'answers guessed right, out of all published pairs that differ by one person',
  gate: () => 0.5,
  why: 'as B4: groups that nearly coincide are repeated a few times only, and each repeat has its own noise',
  tries: 2000,
  triesPerTrial: 2.5,
  catches: [],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SPARSE)
  const published = release(responses)
  const groups = trueGroups(responses, SCORE_MEASURE)
  const same = Map.groupBy([...groups.values()], signature)
  return pairsByOne(published, groups).map(({ whole, part, answer }) => {
    const [all, some] = [whole, part].map(({ place }) => {
      const group = groups.get(placeKey(place))
      return group === undefined ? undefined : meanOf(same.get(signature(group)) ?? [], published)
    })
    const guess = bestOf(SCORES, (score) => {
      const k = SCORES.indexOf(score)
      if (all === undefined || some === undefined) return 0
      const difference = (all.counts.get(score) ?? 0) - (some.counts.get(score) ?? 0)
      const variance = noise.variance * (1 / all.copies + 1 / some.copies) + 1e-9
      return Math.log(SPARSE.scores[k] ?? 0) + (difference - 0.5) / variance
    })
    return { hit: guess === answer, blind: answer === '4' }
  })
}

function signature({ members }: TrueGroup): string {
  return members
    .map(({ subject }) => subject)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .join()
}

function meanOf(groups: readonly TrueGroup[], published: Published) {
  const cells = groups.flatMap(({ place }) => published.find(SCORE_MEASURE, place) ?? [])
  const counts = new Map(
    SCORES.map((score) => [
      score,
      cells.reduce((sum, cell) => sum + (cell.counts.get(score) ?? 0), 0) / cells.length,
    ]),
  )
  return { copies: cells.length, counts }
}

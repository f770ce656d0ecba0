import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { Published, ShownCell } from '../method/published.ts'
import { trueGroups, type TrueGroup } from '../method/truth.ts'
import { drawCitizens, SPARSE } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'

/** The most usual answer, which is the best guess about anybody. */
const USUAL = '4'

export const differencing: Attack = {
  id: 'A2',
  what: 'two published groups that differ by one person: which answer differs?',
  attacker: 'outsider',
  knows:
    'that a group and the same group over all channels (or stages, or journeys) differ by one person',
  guesses: 'the answer whose count differs; where several do, the one that differs most',
  figure: 'answers guessed right, out of all published pairs that differ by one person',
  gate: (chance) => chance + 0.05,
  why: 'no better than guessing the usual answer, with five points for the uncertainty of the test',
  tries: 1500,
  triesPerTrial: 2.5,
  catches: ['record-keys'],
  strike,
}

function strike({ random, release }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SPARSE)
  const published = release(responses)
  return pairsByOne(published, trueGroups(responses, SCORE_MEASURE)).map(
    ({ whole, part, answer }) => ({
      hit: guess(whole, part) === answer,
      blind: answer === USUAL,
    }),
  )
}

function guess(whole: ShownCell, part: ShownCell): string {
  const difference = (answer: string) =>
    (whole.counts.get(answer) ?? 0) - (part.counts.get(answer) ?? 0)
  const changed = SCORES.filter((answer) => difference(answer) !== 0)
  const [only] = changed
  if (only !== undefined && changed.length === 1) return only
  return bestOf(SCORES, (answer) => Math.abs(difference(answer)))
}

export interface PairByOne {
  readonly whole: ShownCell
  readonly part: ShownCell
  /** What the one person between them answered. */
  readonly answer: string
}

/** The published groups and parts of them that differ by one person in truth. */
export function pairsByOne(
  published: Published,
  groups: ReadonlyMap<string, TrueGroup>,
): readonly PairByOne[] {
  return published.shown.flatMap((part) =>
    DIMENSIONS.flatMap((dimension) => {
      if (part.place[dimension] === ALL) return []
      const wider: Place = { ...part.place, [dimension]: ALL }
      const whole = published.find(part.measure, wider)
      const [all, some] = [groups.get(placeKey(wider)), groups.get(placeKey(part.place))]
      if (whole === undefined || all === undefined || some === undefined) return []
      if (all.members.length !== some.members.length + 1) return []
      const inside = new Set(some.members)
      const between = all.members.find((member) => !inside.has(member))
      return between === undefined ? [] : [{ whole, part, answer: between.answer }]
    }),
  )
}

import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'

export const colluders: Attack = {
  id: 'A15',
  what: 'everybody else in a small published group puts their answers together',
  attacker: 'colluders',
  knows: 'the answers of all but one in a published group of 15 to 24',
  guesses: 'the answer that makes the published counts most likely, weighed with how usual it is',
  figure: 'answers guessed right, out of one person in each such group',
  gate: () => 0.5,
  why: 'the default table gives .444, a variance of 2 would give .496: beyond half, the noise is not what it should be',
  tries: 2000,
  triesPerTrial: 12,
  catches: [],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const published = release(responses)
  const groups = trueGroups(responses, SCORE_MEASURE)
  return published.shown.flatMap(({ place, counts }) => {
    const group = groups.get(placeKey(place))
    const size = group?.members.length ?? 0
    const victim = group?.members[Math.floor(random() * size)]
    if (group === undefined || victim === undefined || size < 15 || size > 24) return []
    const others = new Map(group.counts)
    others.set(victim.answer, (others.get(victim.answer) ?? 0) - 1)
    const guess = guessAnswer([counts], others, noise)
    return [{ hit: guess === victim.answer, blind: victim.answer === '4' }]
  })
}

/** The most likely answer of the last one in a group, from any number of published distributions of that group. */
export function guessAnswer(
  published: readonly ReadonlyMap<string, number>[],
  others: ReadonlyMap<string, number>,
  noise: NoiseModel,
): string {
  return bestOf(SCORES, (score) => {
    const prior = Math.log(SKEWED.scores[SCORES.indexOf(score)] ?? 0)
    const known = others.get(score) ?? 0
    return published.reduce((sum, counts) => {
      const shown = counts.get(score) ?? 0
      const gain = noise.logProbability(shown, known + 1) - noise.logProbability(shown, known)
      return sum + gain
    }, prior)
  })
}

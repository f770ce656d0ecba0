import type { Attack, Guess, Target } from '../method/attack.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'
import { guessAnswer } from './a15-colluders.ts'

/** What the plan audit lets pass: one published count with this variance, or several that average to it. */
export const AUDIT_GATE = 0.62
export const AUDIT_REASON =
  'the plan audit lets noise average down to a variance of 1, at which colluders guess .57; beyond .62, more was published than the audit allows'

export const overlappingWindows: Attack = {
  id: 'B5',
  what: 'the same people counted in the month, the quarter and the year',
  attacker: 'colluders',
  knows: 'the answers of all but one in a group of 15 to 24 that had no other visitors all year',
  guesses: 'the most likely answer, all told, from three published distributions',
  figure: 'answers guessed right, out of one person in each such group',
  gate: () => AUDIT_GATE,
  why: AUDIT_REASON,
  tries: 3000,
  triesPerTrial: 12,
  catches: [],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const releases = ['2026-04', '2026-Q2', '2026'].map((window) => release(responses, window))
  const groups = trueGroups(responses, SCORE_MEASURE)
  return [...groups.values()].flatMap(({ place, members, counts }) => {
    const size = members.length
    const victim = members[Math.floor(random() * size)]
    const shown = releases.flatMap((each) => each.find(SCORE_MEASURE, place)?.counts ?? [])
    if (victim === undefined || size < 15 || size > 24 || shown.length === 0) return []
    const others = new Map(counts)
    others.set(victim.answer, (others.get(victim.answer) ?? 0) - 1)
    const guess = guessAnswer(shown, others, noise)
    return [{ hit: guess === victim.answer, blind: victim.answer === '4' }]
  })
}

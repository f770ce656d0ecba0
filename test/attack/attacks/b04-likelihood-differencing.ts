import type { Attack, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SPARSE } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'
import { pairsByOne } from './a02-differencing.ts'

export const likelihoodDifferencing: Attack = {
  id: 'B4',
  what: 'A2 by an attacker who knows the noise and how usual each answer is',
  attacker: 'outsider',
  knows: 'two groups that differ by one person, the table of the noise, and the spread of answers',
  guesses: 'the most likely answer, all told',
  figure: 'answers guessed right, out of all published pairs that differ by one person',
  gate: () => 0.5,
  why: 'what colluders may reach in one group (A15); differencing, which has the noise of two, must not do better',
  tries: 1500,
  triesPerTrial: 2.5,
  catches: ['record-keys'],
  strike: ({ random, release, noise }: Target) => {
    const responses = drawCitizens(random, SPARSE)
    const published = release(responses)
    return pairsByOne(published, trueGroups(responses, SCORE_MEASURE)).map(
      ({ whole, part, answer }) => {
        const differences = SCORES.map(
          (score) => (whole.counts.get(score) ?? 0) - (part.counts.get(score) ?? 0),
        )
        const changed = differences.filter((difference) => difference !== 0).length
        const guess = bestOf(SCORES, (score) => {
          const k = SCORES.indexOf(score)
          const difference = differences[k] ?? 0
          if (changed === 1) return difference === 0 ? 0 : 1
          const gain = noise.logDifference(difference - 1) - noise.logDifference(difference)
          return Math.log(SPARSE.scores[k] ?? 0) + gain
        })
        return { hit: guess === answer, blind: answer === '4' }
      },
    )
  },
}

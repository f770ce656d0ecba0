import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import { laplaceBuild } from '../builds/laplace-build.ts'
import { realBuild } from '../builds/real-build.ts'
import { unprotectedBuild } from '../builds/unprotected-build.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { covers, EVERY_PLACE, SCORE_MEASURE } from '../world/members.ts'

export const rareAnswer: Attack = {
  id: 'B25',
  what: 'one person in the whole agency gives an answer that nobody else gives: in which group are they?',
  attacker: 'outsider',
  knows: 'that one person gave it; under a table, that a count of nobody is never changed',
  guesses: 'the likeliest of the published groups at the finest places, by all margins',
  figure: 'persons of whom the group was found',
  gate: (chance) => chance + 0.05,
  why: 'under differential privacy one person moves no count by more than its noise',
  tries: 400,
  quickTries: 12,
  triesPerTrial: 1,
  catches: [],
  against: [laplaceBuild, unprotectedBuild],
  strike,
}

/** What the default does not withstand: the figure that the documentation names. */
export const rareAnswerByDefault: Attack = {
  ...rareAnswer,
  id: 'B25-default',
  gate: () => 1,
  why: 'under a table a count above 0 is never of nobody, and every margin of the group is another draw',
  limit: true,
  against: [realBuild],
}

const RARE = '1'

function strike({ random, release, noise }: Target): readonly Guess[] {
  const crowd = drawCitizens(random, { ...SKEWED, scores: [0, 0.15, 0.22, 0.37, 0.26] })
  const victim = crowd[Math.floor(random() * crowd.length)]
  if (victim === undefined) return []
  const responses = crowd.map((one) => (one === victim ? { ...one, answer: RARE } : one))
  const published = release(responses)
  const candidates = published.shown.filter(({ place }) =>
    DIMENSIONS.every((dimension) => place[dimension] !== ALL),
  )
  const likelihood = (at: Place) =>
    EVERY_PLACE.reduce((sum, place) => {
      const count = published.find(SCORE_MEASURE, place)?.counts.get(RARE)
      if (count === undefined) return sum
      return sum + noise.logProbability(count, covers(place, at) ? 1 : 0)
    }, 0)
  if (!candidates.some(({ place }) => placeKey(place) === placeKey(victim))) return []
  const groups = trueGroups(responses, SCORE_MEASURE)
  const sizeOf = (place: Place) => groups.get(placeKey(place))?.members.length ?? 0
  const scored = candidates.map(({ place, subjects }) => ({
    place,
    score: likelihood(place) + Math.log(subjects),
  }))
  const found = bestOf(scored, ({ score }) => score)
  const usual = bestOf(candidates, ({ place }) => sizeOf(place))
  return [
    {
      hit: placeKey(found.place) === placeKey(victim),
      blind: placeKey(usual.place) === placeKey(victim),
    },
  ]
}

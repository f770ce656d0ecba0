import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestLinearEstimate } from '../method/bayes-least-squares.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { covers, EVERY_PLACE, FINEST_PLACES } from '../world/members.ts'

export const knownSizes: Attack = {
  id: 'B24',
  what: 'a yes or no question where the size of every group is known: each count is told twice, and by all margins',
  attacker: 'outsider',
  knows:
    'how many people every group has, exactly, as from reported totals of the same log; how usual "yes" is',
  guesses: 'every count of "yes", by least squares',
  figure: 'counts guessed exactly, of published groups of 20 and more at the finest places',
  gate: () => 0.5,
  why: 'the plan audit leaves a variance of 1 to those who do not know the sizes; who does is left with three quarters of it: .43; beyond .50 a guess is more right than wrong',
  tries: 3000,
  triesPerTrial: 30,
  catches: [],
  strike,
}

const MEASURE = 'effectiveness-yes-no'
const YES_SHARE = 0.8

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED).map((one) => ({
    ...one,
    measure: MEASURE,
    answer: random() < YES_SHARE ? 'yes' : 'no',
  }))
  const published = release(responses)
  const groups = trueGroups(responses, MEASURE)
  const sizes = FINEST_PLACES.map((place) => groups.get(placeKey(place))?.members.length ?? 0)
  const observations = EVERY_PLACE.flatMap((place) => {
    const shown = published.find(MEASURE, place)
    const size = groups.get(placeKey(place))?.members.length
    if (shown === undefined || size === undefined) return []
    const parts = FINEST_PLACES.flatMap((at, index) => (covers(place, at) ? [index] : []))
    return [shown.counts.get('yes') ?? 0, size - (shown.counts.get('no') ?? 0)].map((value) => ({
      parts,
      value,
    }))
  })
  const estimates = bestLinearEstimate(observations, {
    means: sizes.map((size) => size * YES_SHARE),
    variances: sizes.map((size) => size * YES_SHARE * (1 - YES_SHARE) + 1e-6),
    noise: noise.variance + 1e-6,
  })
  return FINEST_PLACES.flatMap((place, index) => {
    const size = sizes[index] ?? 0
    if (size < 20 || published.find(MEASURE, place) === undefined) return []
    const truth = groups.get(placeKey(place))?.counts.get('yes') ?? 0
    const usual = Math.round(size * YES_SHARE)
    return [{ hit: Math.round(estimates[index] ?? 0) === truth, blind: usual === truth }]
  })
}

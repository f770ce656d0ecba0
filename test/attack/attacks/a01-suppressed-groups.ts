import { ALL, placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestLinearEstimate } from '../method/bayes-least-squares.ts'
import type { Published } from '../method/published.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { covers, FINEST_PLACES, SCORE_MEASURE, SCORES } from '../world/members.ts'

export const suppressedGroups: Attack = {
  id: 'A1',
  what: 'groups that were left out, rebuilt from their totals',
  attacker: 'outsider',
  knows: 'every published group, and which groups are missing',
  guesses: 'all five counts of each missing group at once, by Bayesian least squares',
  figure: 'missing groups of which all five counts are right, out of those with anybody in them',
  gate: (chance) => chance + 0.06,
  why: 'six points above what the totals alone let one guess; leaving small groups out without noise loses more than half',
  tries: 3000,
  triesPerTrial: 35,
  catches: [],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, SKEWED)
  const published = release(responses)
  const groups = trueGroups(responses, SCORE_MEASURE)
  const sizes = expectedSizes(published)
  const shares = answerShares(published)
  const observed = published.shown.map(({ place, counts }) => ({
    counts,
    parts: FINEST_PLACES.flatMap((finest, index) => (covers(place, finest) ? [index] : [])),
  }))
  const prior = SCORES.map((_, k) => sizes.map((size) => size * (shares[k] ?? 0)))
  const rebuilt = SCORES.map((score, k) => {
    const means = prior[k] ?? []
    return bestLinearEstimate(
      observed.map(({ counts, parts }) => ({ parts, value: counts.get(score) ?? 0 })),
      { means, variances: means.map((mean) => mean + 0.05), noise: noise.variance + 0.02 },
    )
  })
  return FINEST_PLACES.flatMap((place, index) => {
    const group = groups.get(placeKey(place))
    if (group === undefined || published.findRow(SCORE_MEASURE, place) !== undefined) return []
    const truth = SCORES.map((score) => group.counts.get(score) ?? 0)
    const isRight = (estimates: readonly (readonly number[])[]) =>
      truth.every((count, k) => Math.max(0, Math.round(estimates[k]?.[index] ?? 0)) === count)
    return [{ hit: isRight(rebuilt), blind: isRight(prior) }]
  })
}

/** What the published totals say of each finest group, as if journey, channel and stage had nothing to do with one another. */
function expectedSizes(published: Published): readonly number[] {
  const everywhere = { journey: ALL, channel: ALL, stage: ALL }
  const total = sizeAt(published, everywhere)
  return FINEST_PLACES.map((place) => {
    const shares = [
      sizeAt(published, { ...everywhere, journey: place.journey }),
      sizeAt(published, { ...everywhere, channel: place.channel }),
      sizeAt(published, { ...everywhere, stage: place.stage }),
    ].map((size) => size / total)
    const expected = shares.reduce((product, share) => product * share, total)
    return published.findRow(SCORE_MEASURE, place) === undefined
      ? Math.min(Math.max(expected, 0.2), 9)
      : Math.max(expected, 8)
  })
}

function sizeAt(published: Published, place: (typeof FINEST_PLACES)[number]): number {
  return Math.max(1, published.findRow(SCORE_MEASURE, place)?.subjects ?? 5)
}

function answerShares(published: Published): readonly number[] {
  const whole = published.find(SCORE_MEASURE, { journey: ALL, channel: ALL, stage: ALL })
  const counts = SCORES.map((score) => whole?.counts.get(score) ?? 1)
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => count / total)
}

import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { citizenProfile } from '@citx/agency/release/protect/types.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import { trueGroups } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE, SCORES } from '../world/members.ts'
import { placeKey } from '@citx/schema/cube/place.ts'

export const twoTables: Attack = {
  id: 'B18',
  what: 'the same records released again with more noise: does the difference give both draws away?',
  attacker: 'outsider',
  knows: 'both versions, the table of each, and that no record changed between them',
  guesses: 'the exact count, also as if one draw had been looked up in both tables',
  figure: 'counts guessed exactly, in groups of 30 and more',
  gate: () => 0.3,
  why: 'two draws on their own give .26; one draw looked up in both tables gives .33',
  tries: 6000,
  triesPerTrial: 150,
  catches: [],
  strike,
}

function strike({ random, release, noise, corrected }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 1000 })
  const [first, second] = [release(responses), release(responses, '2026-04', { correction: true })]
  const groups = trueGroups(responses, SCORE_MEASURE)
  return first.shown.flatMap(({ place, counts, subjects }) => {
    const again = second.find(SCORE_MEASURE, place)
    const group = groups.get(placeKey(place))
    if (again === undefined || group === undefined || subjects < 30) return []
    return SCORES.flatMap((score) => {
      const shown = { first: counts.get(score) ?? 0, second: again.counts.get(score) ?? 0 }
      const guess = guessCount(shown, noise, corrected)
      return [{ hit: guess === (group.counts.get(score) ?? 0), blind: 1 / 11 }]
    })
  })
}

interface Shown {
  readonly first: number
  readonly second: number
}

/** Half for two draws, half for one. */
function guessCount({ first, second }: Shown, noise: NoiseModel, corrected: NoiseModel): number {
  if (noise.variance === 0) return first
  const sizes = Array.from({ length: 2 * noise.most + 1 }, (_, k) => first - noise.most + k)
  const possible = sizes.filter((size) => size >= 0)
  return bestOf(possible, (size) => {
    const alone = Math.exp(
      noise.logProbability(first, size) + corrected.logProbability(second, size),
    )
    return alone + overlap(stretchOf(noise, size, first), stretchOf(corrected, size, second))
  })
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the draws lie, between 0 and 1, that change a true count into a published one. */
function stretchOf({ variance }: NoiseModel, size: number, shown: number): Stretch {
  const { rows } = perturbationTable({ ...citizenProfile, V: variance })
  const row = rows[Math.min(size, rows.length - 1)]
  const k = row?.v.indexOf(shown - size) ?? -1
  if (row === undefined || k < 0) return { from: 0, to: 0 }
  return { from: (row.T32[k - 1] ?? 0) / 2 ** 32, to: (row.T32[k] ?? 0) / 2 ** 32 }
}

function overlap(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from))
}

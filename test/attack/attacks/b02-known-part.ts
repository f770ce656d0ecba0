import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { citizenProfile } from '@citx/agency/release/protect/types.ts'
import { ALL } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { JOURNEYS, SCORE_MEASURE } from '../world/members.ts'

export const knownPart: Attack = {
  id: 'B2',
  what: 'the noise of one part foretells the noise of the total',
  attacker: 'colluders',
  knows:
    'the true number of people in one of two channels, and so the noise of its published number',
  guesses: 'the exact number in the other channel, also as if keys added up',
  figure: 'numbers guessed exactly',
  gate: () => 0.4,
  why: 'reading the number is right in .23 of all cases, averaging it with the total in .32; beyond .40, draws depend on one another',
  tries: 1500,
  triesPerTrial: 6,
  catches: ['additive-keys'],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 1000 }).map((response) => ({
    ...response,
    channel: random() < 0.6 ? 'web' : 'phone',
    stage: 'apply',
  }))
  const published = release(responses)
  return JOURNEYS.map((journey) => {
    const here = responses.filter((response) => response.journey === journey)
    const sizeAt = (channel: string) =>
      published.findRow(SCORE_MEASURE, { journey, channel, stage: 'apply' })?.subjects ?? 0
    const known = here.filter(({ channel }) => channel === 'web').length
    const seen = { known, web: sizeAt('web'), phone: sizeAt('phone'), both: sizeAt(ALL) }
    const guess = noise.variance === 0 ? seen.phone : guessSize(seen)
    return { hit: guess === here.length - known, blind: 1 / 11 }
  })
}

interface Seen {
  readonly known: number
  readonly web: number
  readonly phone: number
  readonly both: number
}

const { rows, D } = perturbationTable(citizenProfile)

/** Where the draws of each change lie between 0 and 1. */
const stretches = readStretches()

function readStretches(): ReadonlyMap<number, { readonly from: number; readonly to: number }> {
  const { v = [], T32 = [] } = rows.at(-1) ?? {}
  return new Map(
    v.map((change, k) => [
      change,
      { from: (T32[k - 1] ?? 0) / 2 ** 32, to: (T32[k] ?? 0) / 2 ** 32 },
    ]),
  )
}

function guessSize({ known, web, phone, both }: Seen): number {
  const sizes = Array.from({ length: 2 * D + 1 }, (_, k) => phone - D + k)
  return bestOf(sizes, (size) =>
    likelihoodOf({ part: web - known, other: phone - size, total: both - known - size }),
  )
}

interface Changes {
  readonly part: number
  readonly other: number
  readonly total: number
}

/** Half for draws on their own, half for a total whose draw is the sum of those of its parts. */
function likelihoodOf({ part, other, total }: Changes): number {
  const [first, second, sum] = [part, other, total].map((change) => stretches.get(change))
  if (first === undefined || second === undefined || sum === undefined) return 0
  const own = (second.to - second.from) * (sum.to - sum.from)
  const points = 40
  let inside = 0
  for (let i = 0; i < points; i += 1)
    for (let j = 0; j < points; j += 1) {
      const left = first.from + ((first.to - first.from) * (i + 0.5)) / points
      const right = second.from + ((second.to - second.from) * (j + 0.5)) / points
      const added = (left + right) % 1
      if (added >= sum.from && added < sum.to) inside += 1
    }
  const added = ((second.to - second.from) * inside) / points ** 2
  return own + added
}

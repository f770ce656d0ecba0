import { seededRandom } from '@citx/schema/metric/simulation/random.ts'
import { placeKey } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import type { Published, ShownCell } from '../method/published.ts'
import { trueGroups, type TrueGroup } from '../method/truth.ts'
import { bandOf, COST_MEASURE, drawCost, drawCosts } from '../world/costs.ts'

export const largestValue: Attack = {
  id: 'A9',
  what: 'everybody else in a group works out the largest contribution',
  attacker: 'colluders',
  knows: 'every value in a published group but the largest, and how values are spread',
  guesses:
    'the total less the values known; without a total, the middle of the band that the counts make most likely',
  figure: 'largest values guessed to within a tenth',
  gate: () => 0.3,
  why: 'sums with noise give .23; bands, of which the middle is guessed, .285 [.277, .293]',
  tries: 12_000,
  triesPerTrial: 9,
  catches: [],
  strike,
}

/** What the attacker takes the spread of values to be. */
const usual = (() => {
  const random = seededRandom(99)
  const values = Array.from({ length: 4000 }, () => drawCost(random))
  return values.toSorted((a, b) => a - b)
})()

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCosts(random, 120)
  const published = release(responses)
  const groups = trueGroups(responses, COST_MEASURE)
  return published.shown.flatMap((cell) => {
    const group = groups.get(placeKey(cell.place))
    if (group === undefined) return []
    const values = group.members.map(({ value }) => value ?? 0).toSorted((a, b) => b - a)
    const [largest = 0, ...others] = values
    const known = { group, others, second: others[0] ?? 0 }
    const guess = fromTotal(published, cell, known) ?? fromBands(cell, known, noise)
    const blind = middle(usual.filter((value) => value >= known.second)) ?? known.second
    return [{ hit: isWithinTenth(guess, largest), blind: isWithinTenth(blind, largest) }]
  })
}

interface Known {
  readonly group: TrueGroup
  readonly others: readonly number[]
  readonly second: number
}

function fromTotal(
  published: Published,
  { place }: ShownCell,
  { others }: Known,
): number | undefined {
  const total = published.figures.find(
    (figure) => figure.id === 'total' && placeKey(figure) === placeKey(place),
  )?.value
  return total === undefined ? undefined : total - others.reduce((sum, value) => sum + value, 0)
}

function fromBands({ counts }: ShownCell, { others, second }: Known, noise: NoiseModel): number {
  const possible = usual.filter((value) => value >= second)
  const byBand = Map.groupBy(possible.length === 0 ? [second] : possible, bandOf)
  const known = Map.groupBy(others, bandOf)
  const band = bestOf(byBand.keys(), (candidate) => {
    const shown = counts.get(candidate) ?? 0
    const rest = known.get(candidate)?.length ?? 0
    const gain = noise.logProbability(shown, rest + 1) - noise.logProbability(shown, rest)
    return gain + Math.log(byBand.get(candidate)?.length ?? 0)
  })
  return middle(byBand.get(band) ?? []) ?? second
}

function middle(sorted: readonly number[]): number | undefined {
  return sorted[Math.floor(sorted.length / 2)]
}

function isWithinTenth(guess: number, truth: number): boolean {
  return Math.abs(guess - truth) < truth / 10
}

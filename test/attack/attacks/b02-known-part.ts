import { perturbationTable } from '@citx/agency/release/protect/perturbation-table.ts'
import { citizenProfile } from '@citx/agency/release/protect/types.ts'
import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import { bestOf } from '../method/best-guess.ts'
import type { Published } from '../method/published.ts'
import { trueGroups, type TrueGroup } from '../method/truth.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'
import { SCORE_MEASURE } from '../world/members.ts'

export const knownPart: Attack = {
  id: 'B2',
  what: 'the noise of known parts foretells the noise of their totals',
  attacker: 'colluders',
  knows:
    'the true number of people in every group but one, and so the noise of each published number',
  guesses: 'the exact number in that group, from it and its three totals, also as if keys added up',
  figure: 'numbers guessed exactly',
  gate: () => 0.5,
  why: 'four independent draws give the number in .41 of all cases; beyond half, draws depend on one another',
  tries: 1600,
  triesPerTrial: 8,
  catches: ['additive-keys'],
  strike,
}

const JOURNEYS = ['passport', 'planning'] as const
const CHANNELS = ['web', 'phone'] as const
const STAGES = ['find', 'apply'] as const

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 400 }).map((response) => ({
    ...response,
    journey: JOURNEYS[Math.floor(random() * 2)] ?? 'passport',
    channel: CHANNELS[Math.floor(random() * 2)] ?? 'web',
    stage: STAGES[Math.floor(random() * 2)] ?? 'find',
  }))
  const published = release(responses)
  const groups = trueGroups(responses, SCORE_MEASURE)
  return [...groups.values()].flatMap((group) => {
    if (Object.values(group.place).includes(ALL)) return []
    const shown = sizeAt(published, group.place)
    const totals = readTotals(group, published, groups)
    const guess = noise.variance === 0 ? shown : guessSize(shown, totals)
    return [{ hit: guess === group.members.length, blind: 1 / (2 * D + 1) }]
  })
}

function sizeAt(published: Published, place: Place): number {
  return published.findRow(SCORE_MEASURE, place)?.subjects ?? 0
}

/** A total of the group and one other, whose number and noise are known. */
interface Total {
  readonly published: number
  readonly known: number
  readonly knownChange: number
}

function readTotals(
  group: TrueGroup,
  published: Published,
  groups: ReadonlyMap<string, TrueGroup>,
): readonly Total[] {
  return DIMENSIONS.map((dimension) => {
    const whole = { ...group.place, [dimension]: ALL }
    const other = { ...group.place, [dimension]: otherMember(group.place[dimension]) }
    const known = groups.get(placeKey(other))?.members.length ?? 0
    const knownChange = sizeAt(published, other) - known
    return { published: sizeAt(published, whole), known, knownChange }
  })
}

function otherMember(member: string): string {
  const pair = [JOURNEYS, CHANNELS, STAGES].find((members) => members.some((one) => one === member))
  return pair?.find((one) => one !== member) ?? member
}

const { rows, D } = perturbationTable(citizenProfile)

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the draws of each change lie between 0 and 1. */
const stretches = readStretches()

function readStretches(): ReadonlyMap<number, Stretch> {
  const { v = [], T32 = [] } = rows.at(-1) ?? {}
  return new Map(
    v.map((change, k) => [
      change,
      { from: (T32[k - 1] ?? 0) / 2 ** 32, to: (T32[k] ?? 0) / 2 ** 32 },
    ]),
  )
}

function guessSize(shown: number, totals: readonly Total[]): number {
  const sizes = Array.from({ length: 2 * D + 1 }, (_, k) => shown - D + k)
  return bestOf(sizes, (size) => likelihoodOf(shown, size, totals))
}

const POINTS = 32

/** Half for draws on their own, half for totals whose draw is the sum of those of their parts. */
function likelihoodOf(shown: number, size: number, totals: readonly Total[]): number {
  const own = stretches.get(shown - size)
  if (own === undefined) return 0
  const sums = totals.map(({ published, known, knownChange }) => ({
    part: stretches.get(knownChange),
    sum: stretches.get(published - known - size),
  }))
  const alone = sums.reduce((product, { sum }) => product * widthOf(sum), 1)
  let added = 0
  for (let point = 0; point < POINTS; point += 1) {
    const draw = own.from + (widthOf(own) * (point + 0.5)) / POINTS
    added += sums.reduce((product, { part, sum }) => product * overlap(part, sum, draw), 1) / POINTS
  }
  return widthOf(own) * (alone + added)
}

function widthOf(stretch: Stretch | undefined): number {
  return stretch === undefined ? 0 : stretch.to - stretch.from
}

/** The share of a part's stretch that, moved by a draw and wrapped at 1, falls into the stretch of the sum. */
function overlap(part: Stretch | undefined, sum: Stretch | undefined, draw: number): number {
  if (part === undefined || sum === undefined) return 0
  const shared = [0, -1].reduce((total, turn) => {
    const from = Math.max(part.from + draw + turn, sum.from)
    const to = Math.min(part.to + draw + turn, sum.to)
    return total + Math.max(0, to - from)
  }, 0)
  return shared / widthOf(part)
}

import type { FigureRow } from '@citx/schema/release/row.ts'
import type { Attack, Guess, Target } from '../method/attack.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import type { Published, ShownCell } from '../method/published.ts'
import { drawCitizens, SKEWED } from '../world/citizens.ts'

export const meanTimesCount: Attack = {
  id: 'A7',
  what: 'a true mean beside a noisy count gives back the exact count and sum',
  attacker: 'outsider',
  knows: 'the published counts, every figure beside them, and how far noise moves a count',
  guesses: 'the one number of people whose answers can have the published mean',
  figure:
    'published groups where only one number of people fits a mean that does not follow from the published counts',
  gate: () => 0,
  why: 'every figure must follow from the published counts, so that it tells nothing more',
  tries: 2000,
  triesPerTrial: 80,
  catches: ['true-mean'],
  strike,
}

function strike({ random, release, noise }: Target): readonly Guess[] {
  const responses = drawCitizens(random, { ...SKEWED, size: 1200 })
  const published = release(responses)
  return published.shown.map((cell) => {
    const mean = findMean(published, cell)
    const hit = mean !== undefined && fittingSizes(mean, cell, noise).length === 1
    return { hit, blind: false }
  })
}

/** A published mean of the group, in three decimals. */
function findMean({ figures }: Published, cell: ShownCell): number | undefined {
  const { journey, channel, stage } = cell.place
  const isHere = (figure: FigureRow) =>
    figure.id === 'mean' &&
    figure.measure === cell.measure &&
    figure.journey === journey &&
    figure.channel === channel &&
    figure.stage === stage
  return figures.find(isHere)?.value
}

function fittingSizes(
  mean: number,
  { subjects }: ShownCell,
  { most }: NoiseModel,
): readonly number[] {
  const sizes = Array.from({ length: 2 * most + 1 }, (_, k) => subjects - most + k)
  return sizes.filter((size) => {
    const sum = Math.round(mean * size)
    return size > 0 && Number((sum / size).toFixed(3)) === mean
  })
}

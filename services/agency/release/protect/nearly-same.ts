import { ALL, DIMENSIONS, placeKey, type Place } from '@citx/schema/cube/place.ts'
import { draw } from './draw.ts'
import type { NoisyCell } from './noisy-cell.ts'
import type { PerturbationNoise } from './perturb.ts'
import { lookUp } from './perturbation-table.ts'
import type { TrueCell } from './types.ts'

/**
 * Gives a group that has nearly all the people of a wider one the counts of the wider one, so that no difference is left in
 * which the few others could be read, question after question. "Nearly" is decided on the number of the others with noise,
 * D at most, and 0 counts too: one count for both tells neither whether anybody is outside, nor how many.
 */
export function mergeNearlySame(
  cells: readonly TrueCell[],
  noisy: readonly NoisyCell[],
  noise: PerturbationNoise,
): readonly NoisyCell[] {
  const truth = new Map(cells.map((cell) => [placeKey(cell.place), cell]))
  const drawn = new Map(noisy.map((cell) => [placeKey(cell.place), cell]))
  return noisy.map((cell) => {
    const { cellId, base, counts } = drawn.get(widest(cell.place)) ?? cell
    return { ...cell, cellId, base, counts }
  })

  /** The widest group that a group is nearly all of, step by step. */
  function widest(place: Place): string {
    const cell = truth.get(placeKey(place))
    for (const dimension of DIMENSIONS) {
      if (cell === undefined || place[dimension] === ALL) continue
      const wider = truth.get(placeKey({ ...place, [dimension]: ALL }))
      if (wider === undefined || wider.cellId === cell.cellId) continue
      const others = Math.max(0, wider.base - cell.base)
      const change = lookUp(
        noise.table,
        others,
        draw(noise.stream, cell.cellId, `rest|${dimension}`),
      )
      if (others + change <= noise.table.D) return widest(wider.place)
    }
    return placeKey(place)
  }
}

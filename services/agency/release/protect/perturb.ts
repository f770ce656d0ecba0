import { protectedCount } from './counts.ts'
import { draw, type KeyedStream } from './draw.ts'
import type { NoisyCell } from './noisy-cell.ts'
import { lookUp, type PerturbationTable } from './perturbation-table.ts'
import { BASE, statisticOf } from './statistic.ts'
import type { ProtectedCount, TrueCell } from './types.ts'

export interface PerturbationNoise {
  readonly table: PerturbationTable
  readonly stream: KeyedStream
}

/** Draws, looks up and adds the change of every count of a cell. */
export function perturbCell(cell: TrueCell, noise: PerturbationNoise): NoisyCell {
  const { cellId, place, measure } = cell
  const perturb = (statistic: string, count: number): ProtectedCount => {
    const change = lookUp(noise.table, count, draw(noise.stream, cellId, statistic))
    return protectedCount(count + change)
  }
  const counts = new Map<string, ProtectedCount>()
  for (const [answer, count] of cell.counts)
    counts.set(answer, perturb(statisticOf(measure, answer), count))
  const base = perturb(BASE, cell.base)
  return { cellId, place, measure, base, counts, countVariance: noise.table.V }
}

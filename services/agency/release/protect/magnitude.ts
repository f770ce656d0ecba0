import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { draw, type KeyedStream } from './draw.ts'
import { lookUpSymmetric, type PerturbationTable } from './perturbation-table.ts'
import { magnitudeStatistic } from './statistic.ts'
import type { ProtectedMagnitude, TrueMagnitude } from './types.ts'

const noiseShare = 0.1
const safeShare = 0.15

export type MagnitudeSummary = Pick<TrueMagnitude, 'total' | 'largest' | 'second'>

/** What is kept of the contributions of one cell, each clipped to 0 .. cap. */
export function summariseContributions(values: readonly number[], cap: number): MagnitudeSummary {
  let [total, largest, second] = [0, 0, 0]
  for (const value of values) {
    if (Number.isNaN(value)) throw new CitxError('INTERNAL', 'a contribution is not a number')
    const clipped = Math.min(Math.max(value, 0), cap)
    total += clipped
    if (clipped > largest) [largest, second] = [clipped, largest]
    else if (clipped > second) second = clipped
  }
  return { total, largest, second }
}

/** The p% rule: safe when the second contributor cannot estimate the first to within 15 %. */
export function isSafeMagnitude({ total, largest, second }: MagnitudeSummary): boolean {
  return total - largest - second >= safeShare * largest
}

/** A sum with noise in proportion to its largest contribution, or undefined where the p% rule forbids it. */
export function perturbMagnitude(
  magnitude: TrueMagnitude,
  { table, stream }: { readonly table: PerturbationTable; readonly stream: KeyedStream },
): ProtectedMagnitude | undefined {
  if (!isSafeMagnitude(magnitude)) return undefined
  const { cellId, measure, total, largest } = magnitude
  const change = lookUpSymmetric(table, draw(stream, cellId, magnitudeStatistic(measure)))
  return {
    cellId,
    measure,
    total: total + noiseShare * largest * change,
    standardError: roundUpCoarsely(noiseShare * largest * Math.sqrt(table.V)),
  }
}

/** The next of 1, 2, 5, 10, 20, ...: an exact standard error would give the largest contribution away. */
function roundUpCoarsely(value: number): number {
  if (value === 0) return 0
  const exponent = Math.floor(Math.log10(value)) - 1
  const steps = [1, 2, 5, 10, 20, 50, 100].map((step) => Number(`${step}e${exponent}`))
  return steps.find((step) => step >= value) ?? value
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { placeKey } from '@citx/schema/cube/place.ts'
import { mapCounts, protectedCount, totalOf } from './counts.ts'
import { sampleDiscreteLaplace, varianceOfDiscreteLaplace } from './discrete-laplace.ts'
import { byteSource, type KeyedStream } from './draw.ts'
import { exactDecimal, reduce, type Fraction } from './exact-decimal.ts'
import { findFinestCells, marginKeys, requireDisjoint } from './finest-cells.ts'
import type { NoisyCell } from './noisy-cell.ts'
import { BASE, statisticOf } from './statistic.ts'
import type { TrueCell } from './types.ts'

export interface LaplaceNoise {
  readonly epsilon: number
  readonly answersPerSubject: ReadonlyMap<string, number>
  readonly stream: KeyedStream
}

/**
 * Adds noise to the finest cells alone and sums the margins from them, so that each subject is paid for once per measure.
 * Every finest cell of the plan must be given, also the empty ones. Counts below 0 are published as 0.
 */
export function addLaplaceNoise(
  cells: readonly TrueCell[],
  noise: LaplaceNoise,
): readonly NoisyCell[] {
  const byMeasure = Map.groupBy(cells, ({ measure }) => measure)
  const sums = new Map(
    Array.from(
      byMeasure,
      ([measure, own]) => [measure, sumNoise(own, rateOf(measure, noise), noise)] as const,
    ),
  )
  return cells.map((cell) => {
    const sum = sums.get(cell.measure)?.get(placeKey(cell.place))
    if (sum === undefined)
      throw new CitxError('INTERNAL', `${cell.cellId} is neither a finest cell nor a margin of one`)
    return publishable(cell, sum, varianceOfDiscreteLaplace(rateOf(cell.measure, noise).rate))
  })
}

/** The largest variance that one draw has among the measures of the cells. */
export function laplaceVarianceOf(cells: readonly TrueCell[], noise: LaplaceNoise): number {
  const measures = new Set(cells.map(({ measure }) => measure))
  const variances = [...measures].map((measure) =>
    varianceOfDiscreteLaplace(rateOf(measure, noise).rate),
  )
  return Math.max(0, ...variances)
}

interface Rate {
  readonly rate: Fraction
  readonly single: boolean
}

/** One answer per subject: one count changes by 1. More: that many counts and as many bases do. */
function rateOf(measure: string, { epsilon, answersPerSubject }: LaplaceNoise): Rate {
  const answers = answersPerSubject.get(measure) ?? 1
  if (!Number.isSafeInteger(answers) || answers < 1)
    throw new CitxError(
      'BAD_CONFIG',
      `answersPerSubject of ${measure} is ${answers}; it must be 1, 2, 3, ...`,
    )
  const { numerator, denominator } = exactDecimal('epsilon', epsilon)
  const sensitivity = answers === 1 ? 1n : BigInt(2 * answers)
  return { rate: reduce(numerator, denominator * sensitivity), single: answers === 1 }
}

interface NoisySum {
  readonly base: number
  /** How many finest cells were added. */
  readonly parts: number
  readonly counts: ReadonlyMap<string, number>
}

function sumNoise(
  cells: readonly TrueCell[],
  { rate, single }: Rate,
  { stream }: LaplaceNoise,
): ReadonlyMap<string, NoisySum> {
  const sums = new Map<string, NoisySum>()
  const finest = findFinestCells(cells)
  requireDisjoint(finest)
  for (const cell of finest) {
    const noisy = single ? drawSingle(cell, sample) : drawMultiple(cell, sample)
    for (const key of marginKeys(cell.place)) {
      const sum = sums.get(key)
      sums.set(key, sum === undefined ? noisy : add(sum, noisy))
    }
  }
  return sums

  function sample(cellId: string, statistic: string): number {
    return sampleDiscreteLaplace(rate, byteSource(stream, cellId, statistic))
  }
}

type Sample = (cellId: string, statistic: string) => number

/** Each subject gave one answer, so the base is the sum of the noisy answers and costs nothing more. */
function drawSingle(cell: TrueCell, sample: Sample): NoisySum {
  const given = totalOf(cell.counts)
  if (given !== cell.base)
    throw new CitxError(
      'RELEASE_REFUSED',
      `${cell.measure} at ${cell.cellId} has ${given} answers of ${cell.base} subjects; say how many answers a subject may give`,
    )
  const counts = drawCounts(cell, sample)
  return { base: totalOf(counts), parts: 1, counts }
}

function drawMultiple(cell: TrueCell, sample: Sample): NoisySum {
  const base = cell.base + sample(cell.cellId, `${BASE}:${cell.measure}`)
  return { base, parts: 1, counts: drawCounts(cell, sample) }
}

function drawCounts(
  { cellId, measure, counts }: TrueCell,
  sample: Sample,
): ReadonlyMap<string, number> {
  return mapCounts(counts, (count, answer) => count + sample(cellId, statisticOf(measure, answer)))
}

function add(sum: NoisySum, part: NoisySum): NoisySum {
  return {
    base: sum.base + part.base,
    parts: sum.parts + part.parts,
    counts: mapCounts(sum.counts, (count, answer) => count + (part.counts.get(answer) ?? 0)),
  }
}

function publishable(cell: TrueCell, sum: NoisySum, drawVariance: number): NoisyCell {
  const { cellId, place, measure } = cell
  const counts = mapCounts(sum.counts, (count) => protectedCount(Math.max(0, count)))
  const base = protectedCount(Math.max(0, sum.base))
  return { cellId, place, measure, base, counts, countVariance: sum.parts * drawVariance }
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { placeKey, type Place } from '@citx/schema/cube/place.ts'
import { findFinestCells, marginKeys } from './finest-cells.ts'
import { inverseNormalDiagonal } from './normal-diagonal.ts'
import { reduceRows, type Matrix } from './reduced-rows.ts'

/** What is published, each fact as the finest facts that it is the sum of, by index from 0; a repeated fact is a new draw. */
export interface PublicationPlan {
  readonly finest: number
  readonly facts: readonly (readonly number[])[]
  /** Variance of the noise of each fact; 1 for all when left out, which makes the result a share. */
  readonly variances?: readonly number[]
}

/**
 * The share of the noise's variance that is left in the best estimate that an outsider can form of a finest fact from all
 * that is published: the least of diag((A'A)^-1), over the facts that the plan determines at all.
 */
export function planFactor({ finest, facts, variances }: PublicationPlan): number {
  const matrix = facts.map((fact) => {
    const parts = new Set(fact)
    return Array.from({ length: finest }, (_, column) => (parts.has(column) ? 1 : 0))
  })
  const alone = new Set(facts.flatMap((fact) => (fact.length === 1 ? fact : [])))
  if (finest > 0 && alone.size === finest) return Math.min(...inverseNormalDiagonal(scale(matrix)))
  const { rows, pivots } = reduceRows(matrix)
  if (pivots.length === 0) throw new CitxError('RELEASE_REFUSED', 'the plan publishes nothing')
  const basis = matrix.map((row) => pivots.map((column) => row[column] ?? 0))
  return leastDetermined(rows, inverseNormalDiagonal(scale(basis)))

  /** A fact with more noise weighs less. */
  function scale(unscaled: Matrix): Matrix {
    if (variances === undefined) return unscaled
    return unscaled.map((row, fact) => {
      const deviation = Math.sqrt(variances[fact] ?? 1)
      return row.map((value) => value / deviation)
    })
  }
}

/** Where only sums of finest facts are determined, the sums take their place. */
function leastDetermined(rows: Matrix, variances: readonly number[]): number {
  const single = variances.filter((_, k) => rows[k]?.filter((value) => value !== 0).length === 1)
  return Math.min(...(single.length === 0 ? variances : single))
}

/** The same for a full cube with every margin, by its formula: one factor r / (r + 1) for each dimension of r members. */
export function fullCubeFactor(members: readonly number[]): number {
  return members.reduce((factor, r) => factor * (r / (r + 1)), 1)
}

/** The same for the places that a plan (not the data) gives one measure, whatever margins are among them. */
export function placesFactor(places: readonly Place[]): number {
  const distinct = [...new Map(places.map((place) => [placeKey(place), { place }])).values()]
  const finest = findFinestCells(distinct)
  const facts = new Map<string, number[]>(distinct.map(({ place }) => [placeKey(place), []]))
  for (const [index, { place }] of finest.entries())
    for (const key of marginKeys(place)) facts.get(key)?.push(index)
  return planFactor({ finest: finest.length, facts: [...facts.values()] })
}

/** What is published of one measure. */
export interface MeasurePlan {
  /** The profile's V. */
  readonly variance: number
  /** Every place with a draw of its own; of aliased places one. */
  readonly places: readonly Place[]
  readonly answers: number
  /** `planFactor` of the windows that overlap (months, quarters, year) and of corrected copies; 1 when there are none. */
  readonly windowFactor?: number
}

/** The variance of the best estimate of one true count. The base adds up the answers, so they are a dimension like others. */
export function effectiveVariance({
  variance,
  places,
  answers,
  windowFactor = 1,
}: MeasurePlan): number {
  return variance * placesFactor(places) * fullCubeFactor([answers]) * windowFactor
}

/** Below this, averaging what is published comes too close to the true counts. */
export const leastEffectiveVariance = 1

/** Fails with RELEASE_REFUSED where so much is published about the same subjects that the noise averages out. */
export function requireEffectiveVariance(measure: string, effective: number): void {
  if (!(effective >= leastEffectiveVariance))
    throw new CitxError(
      'RELEASE_REFUSED',
      `the plan of ${measure} leaves a variance of ${effective.toFixed(2)} and must leave ${leastEffectiveVariance}: ` +
        'raise V, or publish fewer margins or overlapping windows',
    )
}

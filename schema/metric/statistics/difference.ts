import type { Estimate } from '../estimate.ts'
import { normalPValue, Z95 } from './normal.ts'

/** One figure less another, in the metric's unit. */
export interface Difference {
  readonly value: number
  /** The variances of both figures added. */
  readonly variance: number
  /** Ends of the 95 % interval; undefined where a figure is not bounded on that side. */
  readonly low: number | undefined
  readonly high: number | undefined
  /** The value in standard errors, as they are on the side of no difference. */
  readonly z: number
  /** Two-sided; below 0.05 exactly when the interval leaves out 0. */
  readonly pValue: number
}

type Figure = Pick<Estimate, 'value' | 'variance' | 'low' | 'high'>

/**
 * The difference a - b of two independent figures. The interval squares and adds the distances from each figure to the ends of its own
 * interval (MOVER: Newcombe 1998, method 10; Zou and Donner 2008, doi:10.1002/sim.2997), so it keeps their asymmetry near 0 and 100 %.
 */
export function difference(a: Figure, b: Figure): Difference {
  const value = a.value - b.value
  const below = Math.hypot(reachDown(a), reachUp(b))
  const above = Math.hypot(reachUp(a), reachDown(b))
  const z = inStandardErrors(value, value >= 0 ? below : above)
  return {
    value,
    variance: a.variance + b.variance,
    low: Number.isFinite(below) ? value - below : undefined,
    high: Number.isFinite(above) ? value + above : undefined,
    z,
    pValue: normalPValue(z),
  }
}

/** The difference a - b in standard errors alone: the `z` of {@link difference}. */
export function standardErrorsBetween(a: Figure, b: Figure): number {
  const value = a.value - b.value
  const reach = value >= 0 ? reachDown(a) : reachUp(a)
  const othersReach = value >= 0 ? reachUp(b) : reachDown(b)
  return inStandardErrors(value, Math.hypot(reach, othersReach))
}

/** A figure's distance from a fixed value, in standard errors as its own interval has them on that side (a score test). */
export function distanceFrom(target: number, figure: Figure): number {
  const value = figure.value - target
  return inStandardErrors(value, value >= 0 ? reachDown(figure) : reachUp(figure))
}

/** Standard error of a figure on the side where `target` lies. */
export function standardErrorToward(target: number, figure: Figure): number {
  return (figure.value >= target ? reachDown(figure) : reachUp(figure)) / Z95
}

function inStandardErrors(value: number, reach: number): number {
  return value === 0 ? 0 : (Z95 * value) / reach
}

function reachDown({ value, low }: Figure): number {
  return value - low
}

function reachUp({ value, high }: Figure): number {
  return high === undefined ? Number.POSITIVE_INFINITY : high - value
}

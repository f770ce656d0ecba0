import type { Distribution } from './distribution.ts'
import type { EstimateResult } from './estimate.ts'
import type { Formula } from './formula.ts'
import { lifeTable, survivalCurve } from './life-table.ts'
import type { SurvivalPoint } from './life-table.ts'
import { Z95 } from './statistics/normal.ts'

/**
 * The quantile of a banded measure: where the share still open falls to 1 - q. Inside a band it is interpolated linearly
 * (cases end evenly over the band). The interval holds all points at which the share still open does not differ from
 * 1 - q by more than 1.96 standard errors, noise included: Brookmeyer and Crowley (1982), doi:10.2307/2530286, with the
 * binomial variance at 1 - q (Woodruff 1952, doi:10.2307/2280781), so that without censoring and noise it is the order-statistic interval.
 */
export function bandedQuantile(
  { q, bands }: Extract<Formula, { kind: 'quantile' }>,
  { counts, countVariance }: Distribution,
): EstimateResult {
  const table = lifeTable(bands, counts)
  const n = table.reduce((sum, { ended, censored }) => sum + ended + censored, 0)
  if (n === 0) return { estimable: false, reason: 'empty-base' }
  const target = 1 - q
  const hasCensored = bands.some(({ censored }) => censored === true)
  const curve = survivalCurve(table, hasCensored).map((point) => ({
    ...point,
    error: standardError(point, target, countVariance),
  }))
  const value = firstAt(curve, target, ({ survival }) => survival)
  if (value === undefined) return { estimable: false, reason: 'beyond-last-band' }
  const low = firstAt(curve, target, ({ survival, error }) => survival - Z95 * error)
  const high = firstAt(curve, target, ({ survival, error }) => survival + Z95 * error)
  const estimate = {
    value,
    variance: quantileVariance(curve, target, value),
    low: low === undefined ? value : Math.min(low, value),
    high: high === undefined ? undefined : Math.max(high, value),
    n,
  }
  return { estimable: true, estimate }
}

interface Point extends SurvivalPoint {
  readonly error: number
}

function standardError({ sampling, noise }: SurvivalPoint, target: number, countVariance: number) {
  return Math.sqrt(target * (1 - target) * sampling + countVariance * noise)
}

/** Where a curve, straight between its points, first falls to the target; undefined when it does not. */
function firstAt(
  curve: readonly Point[],
  target: number,
  heightOf: (point: Point) => number,
): number | undefined {
  let before: Point | undefined
  for (const point of curve) {
    const height = heightOf(point)
    if (height <= target) {
      if (before === undefined) return point.at
      const start = heightOf(before)
      return before.at + ((point.at - before.at) * (start - target)) / (start - height)
    }
    before = point
  }
  return undefined
}

/** Woodruff's variance: that of the share still open, over the square of how fast it falls in the band of the quantile. */
function quantileVariance(curve: readonly Point[], target: number, value: number): number {
  const index = curve.findIndex(({ survival }) => survival <= target)
  const [before, after] = [curve[index - 1], curve[index]]
  if (before === undefined || after === undefined)
    throw new RangeError('quantile 0 has no variance')
  const width = after.at - before.at
  const error = before.error + ((value - before.at) / width) * (after.error - before.error)
  return ((error * width) / (before.survival - after.survival)) ** 2
}

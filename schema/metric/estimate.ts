import type { Distribution, Reported } from './distribution.ts'
import { addDistributions } from './distribution.ts'
import { eventCount } from './event-count.ts'
import type { Formula } from './formula.ts'
import { bandedQuantile } from './banded-quantile.ts'
import { weightedMean } from './weighted-mean.ts'
import type { WeighedAnswer } from './weighted-mean.ts'

/** A figure with its uncertainty. `value`, `low` and `high` are in the metric's unit; the interval is 95 %. */
export interface Estimate {
  readonly value: number
  /** Sampling and protection noise together, in the unit squared. */
  readonly variance: number
  readonly low: number
  /** Undefined where the data do not bound it: a median whose upper limit lies beyond the last band. */
  readonly high: number | undefined
  /** Answers in the formula's base, protected. */
  readonly n: number
}

/** Why a formula has no value for a distribution. */
export type NotEstimable =
  | 'empty-base'
  | 'beyond-last-band'
  | 'no-unit-costs'
  | 'no-denominator'
  /** The metric is carried as organisations report it. */
  | 'reported-only'

export type EstimateResult =
  | { readonly estimable: true; readonly estimate: Estimate }
  | { readonly estimable: false; readonly reason: NotEstimable }

/** What {@link estimate} needs of a metric: its formula for each measure it can be computed over. */
export interface Estimable {
  readonly id: string
  readonly over: ReadonlyMap<string, Formula>
}

/**
 * A metric's value, variance and 95 % interval from a distribution, by the formula that the metric has for its measure.
 * An answer that the distribution does not name has count 0. Throws RangeError when the metric has no formula for the measure.
 */
export function estimate(
  metric: Estimable,
  distribution: Distribution,
  reported: Reported = {},
): EstimateResult {
  const formula = metric.over.get(distribution.measure)
  if (formula === undefined)
    throw new RangeError(`metric ${metric.id} has no formula over ${distribution.measure}`)
  return applyFormula(formula, distribution, reported)
}

/** The estimate of several places or organisations together: counts are added, then the formula is applied. */
export function pool(
  metric: Estimable,
  parts: readonly Distribution[],
  reported: Reported = {},
): EstimateResult {
  return estimate(metric, addDistributions(parts), reported)
}

/** {@link estimate} with a formula at hand. */
export function applyFormula(
  formula: Formula,
  distribution: Distribution,
  reported: Reported = {},
): EstimateResult {
  const { countVariance } = distribution
  switch (formula.kind) {
    case 'share':
    case 'mean':
    case 'net': {
      const answers = weigh(
        formula.base,
        distribution,
        (answer) => formula.weights.get(answer) ?? 0,
      )
      return orEmpty(weightedMean(answers, countVariance, formula.scale))
    }
    case 'unit-cost':
      return unitCost(formula.base, distribution, reported)
    case 'rate':
      return rate(formula, distribution, reported)
    case 'count': {
      if (isEmpty(distribution)) return notEstimable('empty-base')
      return estimated(
        eventCount(
          weigh(formula.base, distribution, () => 1),
          countVariance,
          1,
        ),
      )
    }
    case 'quantile':
      return bandedQuantile(formula, distribution)
    case 'reported':
      return notEstimable('reported-only')
  }
}

function rate(
  formula: Extract<Formula, { kind: 'rate' }>,
  distribution: Distribution,
  reported: Reported,
): EstimateResult {
  const denominator = reported.figures?.get(formula.denominator)
  if (denominator === undefined || !(denominator > 0 && Number.isFinite(denominator)))
    return notEstimable('no-denominator')
  if (isEmpty(distribution)) return notEstimable('empty-base')
  const weight = (answer: string) => formula.weights.get(answer) ?? 0
  const answers = weigh([...formula.weights.keys()], distribution, weight)
  return estimated(eventCount(answers, distribution.countVariance, formula.per / denominator))
}

/** Answers without a unit cost are left out when nobody gave them; they refuse the estimate when somebody did. */
function unitCost(
  base: readonly string[],
  distribution: Distribution,
  reported: Reported,
): EstimateResult {
  const answers = weigh(base, distribution, (answer) => costOf(answer, reported))
  if (answers.some(({ count, weight }) => count > 0 && Number.isNaN(weight)))
    return notEstimable('no-unit-costs')
  const priced = answers.filter(({ weight }) => !Number.isNaN(weight))
  return orEmpty(weightedMean(priced, distribution.countVariance, 1))
}

function costOf(answer: string, { unitCosts }: Reported): number {
  const cost = unitCosts?.get(answer)
  return cost !== undefined && Number.isFinite(cost) ? cost : Number.NaN
}

function weigh(
  base: readonly string[],
  { counts }: Distribution,
  weightOf: (answer: string) => number,
): readonly WeighedAnswer[] {
  return [...new Set(base)].map((answer) => ({
    count: counts.get(answer) ?? 0,
    weight: weightOf(answer),
  }))
}

function isEmpty({ counts }: Distribution): boolean {
  return [...counts.values()].every((count) => count === 0)
}

function orEmpty(found: Estimate | undefined): EstimateResult {
  return found === undefined ? notEstimable('empty-base') : estimated(found)
}

function estimated(found: Estimate): EstimateResult {
  return { estimable: true, estimate: found }
}

function notEstimable(reason: NotEstimable): EstimateResult {
  return { estimable: false, reason }
}

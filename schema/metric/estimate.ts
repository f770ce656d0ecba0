/** A figure with its uncertainty. `value`, `low` and `high` are in the metric's unit; the interval is 95 %. */
export interface Estimate {
  readonly value: number
  /** Sampling and protection noise together, in the unit squared. */
  readonly variance: number
  readonly low: number
  readonly high: number
  /** Answers in the formula's base, protected. */
  readonly n: number
}

/** Why a formula has no value for a distribution. */
export type NotEstimable = 'empty-base' | 'beyond-last-band' | 'no-unit-costs' | 'no-denominator'

export type EstimateResult =
  | { readonly estimable: true; readonly estimate: Estimate }
  | { readonly estimable: false; readonly reason: NotEstimable }

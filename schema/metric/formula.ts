/** The unit of an estimate; the SDL's enum `Unit` in kebab case. */
export const UNITS = [
  'percent',
  'index',
  'net',
  'score',
  'count',
  'per-case',
  'per-thousand',
  'days',
  'seconds',
  'money',
] as const
export type Unit = (typeof UNITS)[number]

/** The stretch that an answer of a banded measure stands for, in the unit of the bands. */
export interface Band {
  readonly answer: string
  /** Inclusive. */
  readonly from: number
  /** Exclusive; the last band has none. */
  readonly to?: number
  /** The case had lasted this long and was still open. */
  readonly censored?: boolean
}

/**
 * How a distribution becomes a value. Every kind but the quantile is a weight per answer over a base of answers,
 * so one variance serves them all.
 */
export type Formula =
  /** `scale * sum(weight * count) / sum(count)` over `base`; `share` when every weight is 0 or 1. */
  | {
      readonly kind: 'share' | 'mean' | 'net'
      readonly weights: ReadonlyMap<string, number>
      readonly base: readonly string[]
      readonly scale: number
    }
  /** The `q` quantile of a banded measure, by life table where some cases are censored. */
  | { readonly kind: 'quantile'; readonly q: number; readonly bands: readonly Band[] }
  /** `per * sum(weight * count) / denominator`, the denominator being a context figure that the agency reports. */
  | {
      readonly kind: 'rate'
      readonly weights: ReadonlyMap<string, number>
      readonly denominator: string
      readonly per: number
    }
  /** `sum(unit cost * count) / sum(count)`: weights are the unit costs that the agency reports for each answer. */
  | { readonly kind: 'unit-cost'; readonly base: readonly string[] }
  /** `sum(count)` over `base`. */
  | { readonly kind: 'count'; readonly base: readonly string[] }
  /** No formula here: carried as organisations report it. */
  | { readonly kind: 'reported' }

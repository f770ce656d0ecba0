/** Why a point of a control chart is more than chance. */
export type ControlRule =
  /** One point outside the natural process limits (Western Electric 1; NHS "astronomical point"). */
  | 'beyond-limits'
  /** A run of points on one side of the mean (Western Electric 4; NHS "shift"). */
  | 'shift'
  /** Six points, each higher than the last, or each lower (Nelson 3; NHS "trend"). */
  | 'trend'
  /** Two of three neighbours beyond two sigma on one side (Western Electric 2; NHS "two out of three"). */
  | 'two-of-three'

/** A signal: the rule, the points it rests on (from 0), and which way. */
export interface ControlSignal {
  readonly rule: ControlRule
  readonly from: number
  readonly to: number
  readonly direction: 'up' | 'down'
}

export interface ControlChart {
  readonly mean: number
  /** Mean of the moving ranges. */
  readonly meanRange: number
  /** Natural process limits: mean -+ 2.66 * mean moving range. */
  readonly lower: number
  readonly upper: number
  /** Upper limit of a moving range: 3.267 * mean moving range. */
  readonly upperRange: number
  readonly signals: readonly ControlSignal[]
  /** Fewer points than 12 set the limits: they will still move. */
  readonly provisional: boolean
}

export interface ControlChartOptions {
  /** Points that set the limits, counted from the first; all by default. */
  readonly baseline?: number
  /** Points on one side that make a shift: 8 by Western Electric; NHS England uses 7. */
  readonly shiftLength?: number
}

const TREND_LENGTH = 6
const ENOUGH_POINTS = 12
/** Mean range of two normal values in standard deviations: d2 of Shewhart's tables. */
const D2 = 1.128

/**
 * XmR control chart of figures in their order of time, which tells a signal from noise. Moving ranges contain sampling and protection
 * noise, and so do the limits. Undefined for fewer than two points. Sources: Wheeler (1993), Understanding Variation;
 * Western Electric (1956), Statistical Quality Control Handbook; NHS England, Making Data Count.
 */
export function controlChart(
  values: readonly number[],
  { baseline = values.length, shiftLength = 8 }: ControlChartOptions = {},
): ControlChart | undefined {
  const base = values.slice(0, baseline)
  if (base.length < 2) return undefined
  const mean = average(base)
  const meanRange = average(
    base.slice(1).map((value, index) => Math.abs(value - (base[index] ?? value))),
  )
  const reach = 2.66 * meanRange
  return {
    mean,
    meanRange,
    lower: mean - reach,
    upper: mean + reach,
    upperRange: 3.267 * meanRange,
    signals: [
      ...beyondLimits(values, mean, reach),
      ...shifts(values, mean, shiftLength),
      ...trends(values),
      ...twoOfThree(values, mean, (2 * meanRange) / D2),
    ],
    provisional: base.length < ENOUGH_POINTS,
  }
}

function beyondLimits(values: readonly number[], mean: number, reach: number): ControlSignal[] {
  return values.flatMap((value, index) =>
    Math.abs(value - mean) > reach ? [signal('beyond-limits', index, index, value > mean)] : [],
  )
}

function shifts(values: readonly number[], mean: number, length: number): ControlSignal[] {
  return runs(values.map((value) => Math.sign(value - mean)))
    .filter(({ sign, from, to }) => sign !== 0 && to - from + 1 >= length)
    .map(({ sign, from, to }) => signal('shift', from, to, sign > 0))
}

/** Six points make five steps in one direction. */
function trends(values: readonly number[]): ControlSignal[] {
  const steps = values.slice(1).map((value, index) => Math.sign(value - (values[index] ?? value)))
  return runs(steps)
    .filter(({ sign, from, to }) => sign !== 0 && to - from + 2 >= TREND_LENGTH)
    .map(({ sign, from, to }) => signal('trend', from, to + 1, sign > 0))
}

function twoOfThree(values: readonly number[], mean: number, twoSigma: number): ControlSignal[] {
  const sides = values.map((value) =>
    Math.abs(value - mean) > twoSigma ? Math.sign(value - mean) : 0,
  )
  return ([1, -1] as const).flatMap((side) => {
    const windows = sides
      .slice(2)
      .map((_, from) => sides.slice(from, from + 3).filter((other) => other === side).length >= 2)
    return runs(windows.map(Number))
      .filter(({ sign }) => sign === 1)
      .map(({ from, to }) => signal('two-of-three', from, to + 2, side > 0))
  })
}

interface Run {
  readonly sign: number
  readonly from: number
  readonly to: number
}

function runs(signs: readonly number[]): readonly Run[] {
  const found: Run[] = []
  for (const [index, sign] of signs.entries()) {
    const last = found.at(-1)
    if (last?.sign === sign) found[found.length - 1] = { ...last, to: index }
    else found.push({ sign, from: index, to: index })
  }
  return found
}

function signal(rule: ControlRule, from: number, to: number, up: boolean): ControlSignal {
  return { rule, from, to, direction: up ? 'up' : 'down' }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

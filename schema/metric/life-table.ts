import type { Band } from './formula.ts'

/** One stretch of a life table. */
export interface LifeInterval {
  readonly from: number
  /** Undefined for the last, open one. */
  readonly to: number | undefined
  /** Cases that ended in the stretch. */
  readonly ended: number
  /** Cases that were last seen open in it. */
  readonly censored: number
  /** Cases exposed to ending: those that entered, less half of the censored. */
  readonly exposed: number
  /** Share still open at `from`. */
  readonly survival: number
}

/** The survival curve at the start of a stretch (or the end of the one before), with what its variance is made of. */
export interface SurvivalPoint {
  readonly at: number
  readonly survival: number
  /** Greenwood's variance over survival * (1 - survival): one over the effective number of cases. */
  readonly sampling: number
  /** Sum over all counts of the squared derivative of survival: times the variance of a count, it is the noise. */
  readonly noise: number
}

/**
 * Actuarial life table of banded counts, shortest first. Cases censored in a stretch count as exposed for half of it.
 * Source: Cutler and Ederer (1958), doi:10.1016/0021-9681(58)90126-7.
 */
export function lifeTable(
  bands: readonly Band[],
  counts: ReadonlyMap<string, number>,
): readonly LifeInterval[] {
  const stretches = mergeTwins(bands, counts)
  const table: LifeInterval[] = []
  let entering = stretches.reduce((sum, { ended, censored }) => sum + ended + censored, 0)
  let survival = 1
  for (const stretch of stretches) {
    const exposed = entering - stretch.censored / 2
    table.push({ ...stretch, exposed, survival })
    if (exposed > 0) survival *= 1 - stretch.ended / exposed
    entering -= stretch.ended + stretch.censored
  }
  return table
}

/**
 * The survival curve at every end of a stretch, the open one left out. The noise part counts one answer for ended and
 * one for censored cases wherever the measure has both. Source of the variance: Greenwood (1926), and the delta method for noise.
 */
export function survivalCurve(
  table: readonly LifeInterval[],
  hasCensored: boolean,
): readonly SurvivalPoint[] {
  const total = table.reduce((sum, { ended, censored }) => sum + ended + censored, 0)
  const points: SurvivalPoint[] = []
  const start = table[0]
  if (start === undefined || total === 0) return points
  points.push({ at: start.from, survival: 1, sampling: 1 / total, noise: 0 })
  for (const [index, { to, exposed }] of table.entries()) {
    if (to === undefined || exposed <= 0) break
    points.push(pointAfter(table.slice(0, index + 1), table.length, { to, total, hasCensored }))
  }
  return points
}

interface Ending {
  readonly to: number
  readonly total: number
  readonly hasCensored: boolean
}

function pointAfter(
  passed: readonly LifeInterval[],
  stretches: number,
  { to, total, hasCensored }: Ending,
): SurvivalPoint {
  const last = passed.at(-1)
  const survival = last === undefined ? 1 : survivalAfter(last)
  // Everything is written as survival times a term, so that nothing is divided by zero when all cases ended.
  let carried = 0
  let noise = 0
  for (const interval of passed) {
    const { ended, exposed } = interval
    const ratio = interval === last ? interval.survival / exposed : ratioBefore(interval, survival)
    const gain = (ratio * ended) / exposed
    noise += (carried + gain - ratio) ** 2
    if (hasCensored) noise += (carried + gain / 2) ** 2
    carried += gain
  }
  const later = stretches - passed.length
  noise += later * carried ** 2 * (hasCensored ? 2 : 1)
  return { at: to, survival, sampling: survival < 1 ? carried / (1 - survival) : 1 / total, noise }
}

/** Survival at the end over the cases that did not end in an earlier stretch. */
function ratioBefore({ exposed, ended }: LifeInterval, survival: number): number {
  return survival === 0 ? 0 : survival / (exposed - ended)
}

function survivalAfter({ survival, ended, exposed }: LifeInterval): number {
  return survival * (1 - ended / exposed)
}

function mergeTwins(
  bands: readonly Band[],
  counts: ReadonlyMap<string, number>,
): readonly Omit<LifeInterval, 'exposed' | 'survival'>[] {
  const merged = new Map<number, Omit<LifeInterval, 'exposed' | 'survival'>>()
  for (const { answer, from, to, censored } of bands) {
    const count = counts.get(answer) ?? 0
    const twin = merged.get(from) ?? { from, to, ended: 0, censored: 0 }
    merged.set(from, {
      ...twin,
      ended: twin.ended + (censored === true ? 0 : count),
      censored: twin.censored + (censored === true ? count : 0),
    })
  }
  return [...merged.values()].toSorted((a, b) => a.from - b.from)
}

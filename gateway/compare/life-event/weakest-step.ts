import type { Window } from '@citx/schema/cube/window.ts'
import { difference } from '@citx/schema/metric/statistics/difference.ts'
import { adjustByHolm } from '@citx/schema/metric/statistics/holm.ts'
import type { Estimate } from '@citx/schema/metric/estimate.ts'
import type { AdjustedDifference } from '../statistics/compare-pairs.ts'
import type { Figure, PublishedFigure } from '../figures/figure.ts'
import type { FollowedStep } from './follow-life-event.ts'
import { medianEstimate } from '../statistics/peer-statistics.ts'
import { breaksOf } from '../trends/breaks-of.ts'
import { hasBreakInside } from '../trends/has-break-inside.ts'

/** The chance of a single false piece of evidence among all figures tested. */
const LEVEL = 0.05

/** A figure that stands out to the worse, and the median of the other steps. */
export interface StepEvidence {
  readonly figure: PublishedFigure
  readonly otherSteps: number
  readonly difference: AdjustedDifference
}

export interface WeakStep {
  readonly step: FollowedStep
  readonly agency: string
  readonly evidence: readonly StepEvidence[]
}

/**
 * The step where the life event breaks: where most figures are worse than the median of the other steps by more than chance, all
 * figures of all steps tested together; of equals the one that is farther off. Undefined when no step stands out.
 */
export function findWeakestStep(
  steps: readonly FollowedStep[],
  window: Window,
): WeakStep | undefined {
  const tested = steps.flatMap((step) =>
    step.agencies.flatMap(({ agency, figures }) =>
      figures.flatMap((figure, metric) =>
        testFigure(figure, metric, { step, steps, agency, window }),
      ),
    ),
  )
  const adjusted = adjustByHolm(tested.map(({ apart }) => apart.pValue))
  const worse = tested
    .map((each, index) => ({ ...each, adjustedPValue: adjusted[index] ?? 1 }))
    .filter((each) => each.adjustedPValue <= LEVEL && isWorse(each))
    .toSorted((a, b) => Math.abs(b.apart.z) - Math.abs(a.apart.z))
  const places = Map.groupBy(worse, ({ step, agency }) => `${step.order}|${agency}`)
  const [weakest] = [...places.values()].toSorted(
    (a, b) => b.length - a.length || distanceOf(b) - distanceOf(a),
  )
  const [first] = weakest ?? []
  if (weakest === undefined || first === undefined) return undefined
  const evidence = weakest.map(({ figure, otherSteps, apart, adjustedPValue }) => ({
    figure,
    otherSteps,
    difference: { ...apart, adjustedPValue },
  }))
  return { step: first.step, agency: first.agency, evidence }
}

interface Tested {
  readonly step: FollowedStep
  readonly agency: string
  readonly figure: PublishedFigure
  readonly otherSteps: number
  readonly apart: ReturnType<typeof difference>
}

interface TestedAt {
  readonly step: FollowedStep
  readonly steps: readonly FollowedStep[]
  readonly agency: string
  readonly window: Window
}

/** One figure against the median of the other steps; nothing where it is no fair one, or neither way is better. */
function testFigure(
  figure: Figure,
  metric: number,
  { step, steps, agency, window }: TestedAt,
): readonly Tested[] {
  if (!isFair(figure, window) || figure.estimated === undefined) return []
  if (figure.metric.direction === 'context') return []
  const others = estimatesOf(
    steps.filter((other) => other !== step),
    metric,
    figure.measure,
    window,
  )
  if (others.length === 0) return []
  const median = medianEstimate(others)
  const apart = difference(figure.estimated, median)
  return [{ step, agency, figure, otherSteps: median.value, apart }]
}

/** What an organisation reports is no evidence here, and neither is a figure that mixes two ways of collecting it. */
function isFair(figure: Figure | undefined, window: Window): figure is PublishedFigure {
  if (figure?.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return false
  return !hasBreakInside(breaksOf(figure), window)
}

/** Fair figures of the other steps that rest on the same measure. */
function estimatesOf(
  steps: readonly FollowedStep[],
  metric: number,
  measure: string | undefined,
  window: Window,
): readonly Estimate[] {
  return steps.flatMap(({ agencies }) =>
    agencies.flatMap(({ figures }) => {
      const figure = figures[metric]
      if (!isFair(figure, window)) return []
      return figure.measure === measure ? (figure.estimated ?? []) : []
    }),
  )
}

function isWorse({ figure, apart }: Tested): boolean {
  return figure.metric.direction === 'up' ? apart.value < 0 : apart.value > 0
}

/** How far off all evidence together is, in standard errors. */
function distanceOf(tested: readonly Tested[]): number {
  return tested.reduce((sum, { apart }) => sum + Math.abs(apart.z), 0)
}

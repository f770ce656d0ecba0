import { difference } from '@citx/schema/metric/statistics/difference.ts'
import { adjustByHolm } from '@citx/schema/metric/statistics/holm.ts'
import type { Estimate } from '@citx/schema/metric/estimate.ts'
import type { AdjustedDifference } from '../statistics/compare-pairs.ts'
import type { Figure, PublishedFigure } from '../figures/figure.ts'
import type { FollowedStep } from './follow-life-event.ts'
import { medianEstimate } from '../statistics/peer-statistics.ts'

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
export function findWeakestStep(steps: readonly FollowedStep[]): WeakStep | undefined {
  const tested = steps.flatMap((step) =>
    step.agencies.flatMap(({ agency, figures }) =>
      figures.flatMap((figure, metric) => testFigure(figure, metric, step, steps, agency)),
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

/** One figure against the median of the other steps; nothing where there is none, it is only reported, or neither way is better. */
function testFigure(
  figure: Figure,
  metric: number,
  step: FollowedStep,
  steps: readonly FollowedStep[],
  agency: string,
): readonly Tested[] {
  if (figure.status !== 'PUBLISHED' || figure.estimated === undefined) return []
  if (figure.basis !== 'PROTECTED' || figure.metric.direction === 'context') return []
  const others = estimatesOf(
    steps.filter((other) => other !== step),
    metric,
    figure.measure,
  )
  if (others.length === 0) return []
  const median = medianEstimate(others)
  const apart = difference(figure.estimated, median)
  return [{ step, agency, figure, otherSteps: median.value, apart }]
}

/** Protected figures of the other steps that rest on the same measure. */
function estimatesOf(
  steps: readonly FollowedStep[],
  metric: number,
  measure: string | undefined,
): readonly Estimate[] {
  return steps.flatMap(({ agencies }) =>
    agencies.flatMap(({ figures }) => {
      const figure = figures[metric]
      if (figure?.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return []
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

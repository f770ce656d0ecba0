import { distanceFrom } from '@citx/schema/metric/statistics/difference.ts'
import { sampleQuantile } from '@citx/schema/metric/statistics/sample-quantile.ts'
import type { Figure, PublishedFigure } from './figure.ts'
import type { FollowedStep } from './follow-life-event.ts'

/** A figure that stands out to the worse, and the median of the other steps. */
export interface StepEvidence {
  readonly figure: PublishedFigure
  readonly otherSteps: number
}

export interface WeakStep {
  readonly step: FollowedStep
  readonly agency: string
  readonly evidence: readonly StepEvidence[]
}

interface Candidate extends WeakStep {
  /** How far beyond its intervals, in standard errors, all evidence together. */
  readonly distance: number
}

/**
 * The step where the life event breaks: where most figures are worse than the median of the other steps by more than their
 * interval explains; of equals the one that is farther off. Undefined when no step stands out.
 */
export function findWeakestStep(steps: readonly FollowedStep[]): WeakStep | undefined {
  const candidates = steps.flatMap((step) =>
    step.agencies.map(({ agency, figures }) => weigh(step, agency, figures, steps)),
  )
  const [worst] = candidates
    .filter(({ evidence }) => evidence.length > 0)
    .toSorted((a, b) => b.evidence.length - a.evidence.length || b.distance - a.distance)
  return worst
}

function weigh(
  step: FollowedStep,
  agency: string,
  figures: readonly Figure[],
  steps: readonly FollowedStep[],
): Candidate {
  const others = steps.filter((other) => other !== step)
  const found = figures.flatMap((figure, metric) => {
    if (figure.status !== 'PUBLISHED' || figure.estimated === undefined) return []
    const values = valuesOf(others, metric, figure.measure)
    if (values.length === 0) return []
    const otherSteps = sampleQuantile(values, 0.5)
    return isWorse(figure, otherSteps) ? [{ figure, otherSteps }] : []
  })
  const distance = found.reduce(
    (sum, { figure, otherSteps }) => sum + farOff(figure, otherSteps),
    0,
  )
  const evidence = found.toSorted(
    (a, b) => farOff(b.figure, b.otherSteps) - farOff(a.figure, a.otherSteps),
  )
  return { step, agency, evidence, distance }
}

/** Protected figures of the other steps that rest on the same measure. */
function valuesOf(
  steps: readonly FollowedStep[],
  metric: number,
  measure: string | undefined,
): readonly number[] {
  return steps.flatMap(({ agencies }) =>
    agencies.flatMap(({ figures }) => {
      const figure = figures[metric]
      const counts = figure?.status === 'PUBLISHED' && figure.basis === 'PROTECTED'
      return counts && figure.measure === measure ? [figure.value] : []
    }),
  )
}

function isWorse({ metric, estimated }: PublishedFigure, otherSteps: number): boolean {
  if (estimated === undefined || metric.direction === 'context') return false
  if (metric.direction === 'up') return (estimated.high ?? Infinity) < otherSteps
  return estimated.low > otherSteps
}

function farOff({ estimated }: PublishedFigure, otherSteps: number): number {
  return estimated === undefined ? 0 : Math.abs(distanceFrom(otherSteps, estimated))
}

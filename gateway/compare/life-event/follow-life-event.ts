import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import type { Participation } from '../../scatter/participation.ts'
import { askFigures } from '../facts/ask-figures.ts'
import type { Figure } from '../figures/figure.ts'
import { figureAt } from '../figures/figure-at.ts'

/** A step of a life event, as the catalogue has it. */
export interface Step {
  readonly order: number
  readonly journey: string
  readonly optional: boolean
}

/** One step at one agency: `figures` holds one for each of the metrics asked, in their order. */
export interface StepFigures {
  readonly agency: string
  readonly figures: readonly Figure[]
  /** What the agency reports itself of metrics that have no formula over counts. */
  readonly reported: readonly Figure[]
}

export interface FollowedStep extends Step {
  /** Agencies that publish on this step. */
  readonly agencies: readonly StepFigures[]
}

export interface FollowedLifeEvent {
  readonly steps: readonly FollowedStep[]
  readonly participation: readonly Participation[]
}

export interface LifeEventQuestion {
  readonly steps: readonly Step[]
  readonly metrics: readonly Metric[]
  readonly reportedMetrics: readonly Metric[]
  readonly window: Window
  readonly agencies: readonly string[]
}

/** Follows a life event with one question to each agency, for all of its steps at once. Nobody's records are joined. */
export async function followLifeEvent(
  { steps, metrics, reportedMetrics, window, agencies }: LifeEventQuestion,
  context: GatewayContext,
): Promise<FollowedLifeEvent> {
  const journeys = [...new Set(steps.map(({ journey }) => journey))]
  if (journeys.length === 0) return { steps: [], participation: [] }
  const everywhere = { channel: ALL, stage: ALL }
  const asked = { metrics, reportedMetrics, journeys, window, agencies, ...everywhere }
  const { facts, participation } = await askFigures(asked, context)
  const followed = steps.map((step) => {
    const place = { journey: step.journey, ...everywhere, position: journeys.indexOf(step.journey) }
    const figures = agencies.map((agency) => ({
      agency,
      figures: metrics.map((metric) => figureAt(metric, facts.get(agency), place)),
      reported: reportedMetrics
        .map((metric) => figureAt(metric, facts.get(agency), place))
        .filter(isPublished),
    }))
    return { ...step, agencies: figures.filter(publishesAnything) }
  })
  return { steps: followed, participation }
}

function publishesAnything({ figures, reported }: StepFigures): boolean {
  return figures.some(isPublished) || reported.length > 0
}

function isPublished({ status }: Figure): boolean {
  return status === 'PUBLISHED'
}

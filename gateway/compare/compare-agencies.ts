import type { Window } from '@citx/schema/cube/window.ts'
import type { Place } from '@citx/schema/cube/place.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../context.ts'
import type { Participation } from '../scatter/participation.ts'
import { askFigures } from './ask-figures.ts'
import { compareFigures, type ComparedFigures } from './compare-figures.ts'
import { figureAt } from './figure-at.ts'

export interface ComparisonQuestion {
  readonly metric: Metric
  readonly place: Place
  readonly window: Window
  readonly agencies: readonly string[]
}

export interface AgencyComparison extends ComparedFigures, ComparisonQuestion {
  readonly participation: readonly Participation[]
}

/** Asks the agencies for one metric at one place and compares what they answer. */
export async function compareAgencies(
  question: ComparisonQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<AgencyComparison> {
  const { metric, place, window, agencies } = question
  const { journey, channel, stage } = place
  const asked = { metrics: [metric], journeys: [journey], window, channel, stage, agencies }
  const { facts, participation } = await askFigures(asked, context)
  const figures = agencies.map((agency) => {
    const answer = facts.get(agency)
    const failure = answer !== undefined && 'reason' in answer ? answer : undefined
    return { agency, figure: figureAt(metric, answer, { ...place, position: 0 }), failure }
  })
  return { ...question, ...compareFigures(metric, figures, window, vocabulary), participation }
}

import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import { scatter } from '../../scatter/scatter.ts'
import type { Participation } from '../../scatter/participation.ts'
import type { AgencyFailure } from '../../scatter/failure.ts'
import { readAgencyFacts, type AgencyFacts } from './agency-facts.ts'
import { figuresDocument } from './figures-document.ts'

export interface FiguresQuestion {
  readonly metrics: readonly Metric[]
  /** Metrics of which only what the agency reports itself is wanted. */
  readonly reportedMetrics?: readonly Metric[]
  readonly journeys: readonly string[]
  readonly window: Window
  readonly channel: string
  readonly stage: string
  /** Channels whose cells are wanted beside that of `channel`. */
  readonly strata?: readonly string[]
  /** Stages whose cells are wanted beside that of `stage`. */
  readonly stages?: readonly string[]
  readonly agencies: readonly string[]
}

export interface GatheredFigures {
  readonly facts: ReadonlyMap<string, AgencyFacts | AgencyFailure>
  readonly participation: readonly Participation[]
}

/** Asks the agencies, all at once, for everything that the metrics need. */
export async function askFigures(
  question: FiguresQuestion,
  context: GatewayContext,
): Promise<GatheredFigures> {
  const { metrics, reportedMetrics = [], journeys, window, channel, stage, strata = [] } = question
  const variables = {
    window,
    metrics: metrics.map(({ id }) => id),
    measures: measuresOf(metrics),
    figures: figuresOf([...metrics, ...reportedMetrics]),
    journeys,
    figureJourneys: [...new Set([...journeys, ALL])],
    channels: [channel, ...strata],
    stages: [stage, ...(question.stages ?? [])],
    channel,
    stage,
    ...Object.fromEntries(journeys.map((id, index) => [`journey${index}`, id])),
  }
  const prepared = context.scatter.prepare(figuresDocument(journeys.length), variables)
  const { outcomes, participation } = await scatter(prepared, variables, question.agencies, context)
  const facts = new Map(
    [...outcomes].map(([agency, outcome]) => [
      agency,
      'status' in outcome ? outcome : readAgencyFacts(outcome, journeys.length),
    ]),
  )
  return { facts, participation }
}

/** The measures that metrics can be computed over. */
export function measuresOf(metrics: readonly Metric[]): readonly string[] {
  return [...new Set(metrics.flatMap(({ over }) => [...over.keys()]))]
}

/**
 * The figures that metrics may rest on: their own, those of other metrics over the same measures (an organisation may publish
 * the counts under another score's name), and the unit costs or denominators that their formulas need.
 */
export function figuresOf(metrics: readonly Metric[]): readonly string[] {
  const measures = new Set(measuresOf(metrics))
  const related = [...loadVocabulary().metrics.values()].filter(({ over }) =>
    [...over.keys()].some((measure) => measures.has(measure)),
  )
  const needed = metrics.flatMap(({ over }) =>
    [...over.values()].flatMap((formula) => {
      if (formula.kind === 'unit-cost') return ['unit-cost']
      return formula.kind === 'rate' ? [formula.denominator] : []
    }),
  )
  return [...new Set([...[...metrics, ...related].map(({ id }) => id), ...needed])]
}

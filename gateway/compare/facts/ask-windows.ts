import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import type { Metric } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import type { AgencyFailure } from '../../scatter/failure.ts'
import type { Participation } from '../../scatter/participation.ts'
import { scatter } from '../../scatter/scatter.ts'
import { readWindowFacts, type AgencyFacts } from './agency-facts.ts'
import { figuresOf, measuresOf } from './ask-figures.ts'
import { windowsDocument } from './windows-document.ts'

export interface WindowsQuestion {
  readonly metrics: readonly Metric[]
  /** Metrics of which only what the agency reports itself is wanted. */
  readonly reportedMetrics?: readonly Metric[]
  readonly journey: string
  readonly windows: readonly Window[]
  readonly channels: readonly string[]
  readonly agencies: readonly string[]
}

export interface GatheredWindows {
  /** An agency's facts in each window, in the order asked. */
  readonly facts: ReadonlyMap<string, readonly AgencyFacts[] | AgencyFailure>
  readonly participation: readonly Participation[]
}

/** Asks the agencies, all at once, for what the metrics need in each of the windows. */
export async function askWindows(
  { metrics, reportedMetrics = [], journey, windows, channels, agencies }: WindowsQuestion,
  context: GatewayContext,
): Promise<GatheredWindows> {
  const variables = {
    metrics: metrics.map(({ id }) => id),
    measures: measuresOf(metrics),
    figures: figuresOf([...metrics, ...reportedMetrics]),
    journey,
    journeys: [journey],
    figureJourneys: [...new Set([journey, ALL])],
    channels,
    ...Object.fromEntries(windows.map((window, index) => [`window${index}`, window])),
  }
  const question = context.scatter.prepare(windowsDocument(windows.length), variables)
  const { outcomes, participation } = await scatter(question, variables, agencies, context)
  const facts = new Map(
    [...outcomes].map(([agency, outcome]) => [
      agency,
      'status' in outcome ? outcome : readWindowFacts(outcome, windows.length),
    ]),
  )
  return { facts, participation }
}

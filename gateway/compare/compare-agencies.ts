import type { Window } from '@citx/schema/cube/window.ts'
import type { Place } from '@citx/schema/cube/place.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../context.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { Participation } from '../scatter/participation.ts'
import type { AgencyFacts } from './agency-facts.ts'
import { askFigures } from './ask-figures.ts'
import { compareFigures, type ComparedFigures, type ComparedRow } from './compare-figures.ts'
import { figureAt } from './figure-at.ts'
import type { Reason } from './reason.ts'
import { commonMix, standardiseTo, type CommonMix, type Standardised } from './standardise-rows.ts'
import { strataOf, whyNotByChannel } from './strata.ts'
import { isComparable } from './verdict.ts'

export interface ComparisonQuestion {
  readonly metric: Metric
  readonly place: Place
  readonly window: Window
  readonly agencies: readonly string[]
}

export interface AgencyComparison extends ComparedFigures, ComparisonQuestion {
  readonly participation: readonly Participation[]
  readonly mix: CommonMix
  /** The comparable figures with the common mix, by agency. */
  readonly standardised: ReadonlyMap<string, Standardised>
}

/** Asks the agencies for one metric at one place and compares what they answer. */
export async function compareAgencies(
  question: ComparisonQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<AgencyComparison> {
  const { metric, place, window, agencies } = question
  const { journey, channel, stage } = place
  const whyNot = whyNotByChannel(metric, place, vocabulary)
  const strata = whyNot === undefined ? [...vocabulary.channels.keys()] : []
  const asked = { metrics: [metric], journeys: [journey], window, channel, stage, strata, agencies }
  const { facts, participation } = await askFigures(asked, context)
  const figures = agencies.map((agency) => {
    const answer = facts.get(agency)
    const failure = answer !== undefined && 'reason' in answer ? answer : undefined
    return { agency, figure: figureAt(metric, answer, { ...place, position: 0 }), failure }
  })
  const compared = compareFigures(metric, figures, window, vocabulary)
  const comparable = byAgency(compared.rows.filter(isComparable))
  const mixed =
    whyNot === undefined
      ? standardiseAll(comparable, (agency) => facts.get(agency), place, vocabulary)
      : refuseAll(comparable, whyNot)
  return { ...question, ...compared, ...mixed, participation }
}

type Mixed = Pick<AgencyComparison, 'mix' | 'standardised'>

function standardiseAll(
  rows: readonly ComparedRow[],
  factsOf: (agency: string) => AgencyFacts | AgencyFailure | undefined,
  place: Place,
  vocabulary: Vocabulary,
): Mixed {
  const stratified = rows.flatMap(({ agency, figure }) =>
    figure.status === 'PUBLISHED'
      ? { agency, strata: strataOf(figure, factsOf(agency), place, vocabulary) }
      : [],
  )
  const mix = commonMix(stratified.map(({ strata }) => strata))
  const standardised = stratified.map(
    ({ agency, strata }) => [agency, standardiseTo(mix, strata)] as const,
  )
  return { mix, standardised: new Map(standardised) }
}

function refuseAll(rows: readonly ComparedRow[], whyNot: Reason): Mixed {
  const refused: Standardised = { estimate: undefined, reasons: [whyNot] }
  return { mix: new Map(), standardised: new Map(rows.map(({ agency }) => [agency, refused])) }
}

/** One order for all sums, whatever the ranks. */
function byAgency<Row extends { readonly agency: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
}

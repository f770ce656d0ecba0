import type { Window } from '@citx/schema/cube/window.ts'
import { ALL, type Place } from '@citx/schema/cube/place.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../context.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { Participation } from '../scatter/participation.ts'
import type { AgencyFacts } from './facts/agency-facts.ts'
import { askFigures, measuresOf } from './facts/ask-figures.ts'
import { compareFigures, type ComparedFigures } from './compare-figures.ts'
import type { AgencyFigure, ComparedRow } from './compared-row.ts'
import { comparePairs, type Pair } from './statistics/compare-pairs.ts'
import { figureAt } from './figures/figure-at.ts'
import { findIndex, findSiblings } from './figures/normalised-index.ts'
import { once } from './facts/once.ts'
import type { Reason } from './reason.ts'
import {
  commonMix,
  standardiseTo,
  type ByChannel,
  type CommonMix,
  type Standardised,
} from './standardisation/standardise-rows.ts'
import {
  answersByChannel,
  channelPlaces,
  isByChannel,
  strataOf,
  whyNotByChannel,
  type ChannelPlaces,
} from './standardisation/strata.ts'
import { isComparable } from './grades/verdict.ts'

export interface ComparisonQuestion {
  readonly metric: Metric
  readonly place: Place
  readonly window: Window
  readonly agencies: readonly string[]
  /** The agency that every row is paired with. */
  readonly against?: string | undefined
  /** Whether anything is wanted that rests on answers by channel: grades, the mix, standardised figures. */
  readonly byChannel: boolean
}

export interface AgencyComparison extends ComparedFigures, ComparisonQuestion {
  readonly participation: readonly Participation[]
  /** Computed when it is wanted. */
  readonly mix: () => CommonMix
  /** An agency's figure with the common mix, computed when it is wanted; undefined where it is not comparable. */
  readonly standardise: (agency: string) => Standardised | undefined
  /** By agency; empty where nothing is paired. */
  readonly pairs: ReadonlyMap<string, Pair>
}

/** Asks the agencies for one metric at one place and compares what they answer. */
export async function compareAgencies(
  question: ComparisonQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<AgencyComparison> {
  const { metric, place, window, agencies, against } = question
  const { journey, channel, stage } = place
  const index = findIndex(metric, vocabulary)
  const metrics = index === undefined ? [metric] : [metric, index]
  const measured = measuresOf(metrics).filter((id) => isByChannel(id, vocabulary))
  const byChannel = question.byChannel && channel === ALL && measured.length > 0
  const strata = byChannel ? [...vocabulary.channels.keys()] : []
  const places = byChannel ? channelPlaces(place, vocabulary) : []
  const reportedMetrics = findSiblings(metric, vocabulary)
  const where = { journeys: [journey], window, channel, stage, strata, agencies }
  const asked = { metrics, reportedMetrics, ...where }
  const { facts, participation } = await askFigures(asked, context)
  const figures = agencies.map((agency) =>
    readFigure({ metric, index, place, places, vocabulary }, agency, facts.get(agency)),
  )
  const compared = compareFigures(metric, figures, window, vocabulary)
  const comparable = byAgency(compared.rows.filter(isComparable))
  const whyNot = whyNotByChannel(metric, place, vocabulary)
  const strataIn = ({ agency, figure, answers }: ComparedRow) =>
    answers === undefined ? new Map() : strataOf(figure, facts.get(agency), places)
  const mixed =
    whyNot === undefined ? standardiseAll(comparable, strataIn) : refuseAll(comparable, whyNot)
  const pairs =
    against === undefined
      ? new Map<string, Pair>()
      : comparePairs(compared.rows, against, { window, vocabulary })
  return { ...question, ...compared, ...mixed, pairs, participation }
}

interface Reading {
  readonly metric: Metric
  readonly index: Metric | undefined
  readonly place: Place
  /** Where answers by channel were asked for. */
  readonly places: ChannelPlaces
  readonly vocabulary: Vocabulary
}

function readFigure(
  { metric, index, place, places, vocabulary }: Reading,
  agency: string,
  facts: AgencyFacts | AgencyFailure | undefined,
): AgencyFigure {
  const figure = figureAt(metric, facts, place)
  const asIndex = once(() => (index === undefined ? undefined : figureAt(index, facts, place)))
  const shown = figure.status === 'PUBLISHED' ? figure : (asIndex() ?? figure)
  const crossed = places.length > 0 && isByChannel(shown.measure ?? '', vocabulary)
  return {
    agency,
    figure,
    failure: facts !== undefined && 'reason' in facts ? facts : undefined,
    asIndex,
    answers: crossed ? answersByChannel(shown, facts, places) : undefined,
  }
}

type Mixed = Pick<AgencyComparison, 'mix' | 'standardise'>

function standardiseAll(
  rows: readonly ComparedRow[],
  strataIn: (row: ComparedRow) => ByChannel,
): Mixed {
  const mix = once(() => commonMix(rows.map(({ answers }) => answers ?? new Map())))
  const standardise = (agency: string) => {
    const row = rows.find((each) => each.agency === agency)
    return row === undefined ? undefined : standardiseTo(mix(), strataIn(row))
  }
  return { mix, standardise }
}

function refuseAll(rows: readonly ComparedRow[], whyNot: Reason): Mixed {
  const refused: Standardised = { estimate: undefined, reasons: [whyNot] }
  const comparable = new Set(rows.map(({ agency }) => agency))
  const standardise = (agency: string) => (comparable.has(agency) ? refused : undefined)
  return { mix: () => new Map(), standardise }
}

/** One order for all sums, whatever the ranks. */
function byAgency<Row extends { readonly agency: string }>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
}

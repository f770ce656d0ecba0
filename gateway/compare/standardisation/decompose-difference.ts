import { ALL } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { decompose, type Decomposition } from '@citx/schema/metric/statistics/decomposition.ts'
import {
  countStratum,
  decompositionIntervals,
  type CountedStratum,
  type DecompositionIntervals,
} from '@citx/schema/metric/statistics/decomposition-interval.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { GatewayContext } from '../../context.ts'
import type { Participation } from '../../scatter/participation.ts'
import { askFigures } from '../facts/ask-figures.ts'
import type { Figure } from '../figures/figure.ts'
import { figureAt } from '../figures/figure-at.ts'
import { gradePair } from '../grades/grade.ts'
import { reason, type Reason } from '../reason.ts'
import { LEAST_COVERED } from '../grades/channel-mix.ts'
import { channelPlaces, strataOf, whyNotByChannel, type Strata, type Stratum } from './strata.ts'
import { isAlike } from '../grades/verdict.ts'
import { whyNoFigure } from '../figures/why-no-figure.ts'

export interface DecompositionQuestion {
  readonly metric: Metric
  readonly journey: string
  readonly window: Window
  readonly of: string
  readonly against: string
}

export interface DecompositionSide {
  readonly agency: string
  readonly figure: Figure
  readonly strata: Strata
  /** Share of the answers in channels that both sides publish, 0 to 1. */
  readonly covered: number
}

export interface DecomposedDifference {
  readonly of: DecompositionSide
  readonly against: DecompositionSide
  /** Undefined where it is refused. */
  readonly parts: Decomposition | undefined
  /** Undefined where it is refused. */
  readonly intervals: DecompositionIntervals | undefined
  /** Why it is refused, or what it leaves out. */
  readonly reasons: readonly Reason[]
  readonly participation: readonly Participation[]
}

/** Takes the difference between two agencies apart into channel mix and performance within the channels. */
export async function decomposeDifference(
  question: DecompositionQuestion,
  vocabulary: Vocabulary,
  context: GatewayContext,
): Promise<DecomposedDifference> {
  const { metric, journey, window, of, against } = question
  const place = { journey, channel: ALL, stage: ALL }
  const places = channelPlaces(place, vocabulary)
  const { facts, participation } = await askFigures(
    {
      metrics: [metric],
      journeys: [journey],
      window,
      channel: ALL,
      stage: ALL,
      strata: [...vocabulary.channels.keys()],
      agencies: [of, against],
    },
    context,
  )
  const [first, second] = [of, against].map((agency) => {
    const answer = facts.get(agency)
    const figure = figureAt(metric, answer, place)
    const failure = answer !== undefined && 'reason' in answer ? answer : undefined
    if (figure.status !== 'PUBLISHED')
      return { agency, figure, strata: new Map(), missing: [whyNoFigure(figure, failure)] }
    return { agency, figure, strata: strataOf(figure, answer, places), missing: [] }
  })
  if (first === undefined || second === undefined) throw new RangeError('two agencies are compared')
  const shared = [...first.strata.keys()].filter((channel) => second.strata.has(channel))
  const sides = { of: cover(first, shared), against: cover(second, shared) }
  const whyNot = whyNotByChannel(metric, place, vocabulary)
  const refusals = [
    ...first.missing,
    ...second.missing,
    ...(whyNot === undefined ? [] : [whyNot]),
    ...unlike(first, second, window, vocabulary),
  ]
  if (refusals.length > 0) return { ...sides, ...NO_PARTS, reasons: refusals, participation }
  return { ...sides, ...takeApart(sides, shared), participation }
}

type Uncovered = Omit<DecompositionSide, 'covered'>

function cover(
  { agency, figure, strata }: Uncovered,
  shared: readonly string[],
): DecompositionSide {
  const all = figure.status === 'PUBLISHED' ? (figure.n ?? 0) : 0
  const covered = all === 0 ? 0 : Math.min(1, answersIn(strata, shared) / all)
  return { agency, figure, strata, covered }
}

/** Figures of another construct or scale, a broken series or a report do not come apart; another channel mix is what is asked about. */
function unlike(
  of: Uncovered,
  against: Uncovered,
  window: Window,
  vocabulary: Vocabulary,
): readonly Reason[] {
  if (of.figure.status !== 'PUBLISHED' || against.figure.status !== 'PUBLISHED') return []
  const [first, second] = [of.figure, against.figure].map((figure) => ({
    figure,
    channels: undefined,
  }))
  if (first === undefined || second === undefined) return []
  const graded = gradePair(first, second, against.agency, { window, vocabulary })
  return isAlike(graded) && graded.inUnit ? [] : graded.reasons
}

const NO_PARTS = { parts: undefined, intervals: undefined }

function takeApart(
  { of, against }: Pick<DecomposedDifference, 'of' | 'against'>,
  shared: readonly string[],
): Pick<DecomposedDifference, 'parts' | 'intervals' | 'reasons'> {
  const single = [...new Set([...of.strata.keys(), ...against.strata.keys()])]
    .filter((channel) => !shared.includes(channel))
    .toSorted()
  const reasons = single.map((channel) =>
    reason('MISSING_CHANNEL', `${channel} has a figure on one side only`),
  )
  if (shared.length === 0 || Math.min(of.covered, against.covered) < LEAST_COVERED) {
    const message = `channels with figures on both sides hold ${percent(of.covered)} and ${percent(against.covered)} of the answers; ${percent(LEAST_COVERED)} are needed`
    return { ...NO_PARTS, reasons: [...reasons, reason('MISSING_CHANNEL', message)] }
  }
  const parts = decompose(strataIn(of.strata, shared), strataIn(against.strata, shared))
  const [first, second] = [of, against].map(({ strata }) => countedIn(strata, shared))
  if (first === undefined || second === undefined) throw new RangeError('two agencies are compared')
  return { parts, intervals: decompositionIntervals(first, second), reasons }
}

function countedIn(strata: Strata, shared: readonly string[]): ReadonlyMap<string, CountedStratum> {
  return new Map(
    shared.flatMap((channel) => {
      const stratum = strata.get(channel)
      const counted = stratum === undefined ? undefined : count(stratum)
      return counted === undefined ? [] : [[channel, counted] as const]
    }),
  )
}

function count({ counted, metric, ...estimated }: Stratum): CountedStratum | undefined {
  const formula = metric.over.get(counted.distribution.measure)
  if (formula?.kind !== 'share' && formula?.kind !== 'mean' && formula?.kind !== 'net')
    return undefined
  return countStratum(formula, counted.distribution, estimated)
}

function strataIn(strata: Strata, shared: readonly string[]) {
  const total = answersIn(strata, shared)
  return new Map(
    shared.flatMap((channel) => {
      const stratum = strata.get(channel)
      if (stratum === undefined) return []
      return [[channel, { share: stratum.n / total, value: stratum.value }] as const]
    }),
  )
}

function answersIn(strata: Strata, shared: readonly string[]): number {
  return shared.reduce((sum, channel) => sum + (strata.get(channel)?.n ?? 0), 0)
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

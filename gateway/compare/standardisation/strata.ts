import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../../scatter/failure.ts'
import type { AgencyFacts } from '../facts/agency-facts.ts'
import type { ChannelMix } from '../grades/channel-mix.ts'
import type { Counted, Figure, PublishedFigure } from '../figures/figure.ts'
import { figureAt, findCell } from '../figures/figure-at.ts'
import { reason, type Reason } from '../reason.ts'

/** One channel's figure with its interval, and the counts that it comes from. */
export type Stratum = NonNullable<PublishedFigure['estimated']> & {
  readonly metric: Metric
  readonly counted: Counted
}

/** An agency's figures by channel. */
export type Strata = ReadonlyMap<string, Stratum>

/** Why a metric at a place does not come apart by channel; undefined when it does. */
export function whyNotByChannel(
  metric: Metric,
  place: Place,
  vocabulary: Vocabulary,
): Reason | undefined {
  if (place.channel !== ALL) return refuse('the question is about one channel already')
  if (!['share', 'mean', 'net'].includes(metricKind(metric)))
    return refuse('this figure is no mean over answers, so it is not the sum of its channels')
  if (![...metric.over.keys()].some((id) => isByChannel(id, vocabulary)))
    return refuse('it is not published by channel')
  return undefined
}

/** Whether a measure is counted by channel. */
export function isByChannel(measure: string, { measures }: Vocabulary): boolean {
  return measures.get(measure)?.across.includes('channel') ?? false
}

function refuse(message: string): Reason {
  return reason('NOT_BY_CHANNEL', message)
}

/** A place through each of the channels, by channel. */
export type ChannelPlaces = readonly Place[]

/** One object for each channel, to be used for all agencies. */
export function channelPlaces(place: Place, { channels }: Vocabulary): ChannelPlaces {
  return [...channels.keys()].toSorted().map((channel) => ({ ...place, channel }))
}

/** The agency's figures by channel that rest on the same measure as its figure over all channels. */
export function strataOf(
  figure: Figure,
  facts: AgencyFacts | AgencyFailure | undefined,
  places: ChannelPlaces,
): Strata {
  if (figure.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return new Map()
  const found = places.flatMap((place) => {
    const stratum = figureAt(figure.metric, facts, place)
    if (stratum.status !== 'PUBLISHED' || stratum.basis !== 'PROTECTED') return []
    const { estimated, counted } = stratum
    if (stratum.measure !== figure.measure || estimated === undefined) return []
    if (counted === undefined || estimated.n === 0) return []
    return [[place.channel, { ...estimated, counted, metric: figure.metric }] as const]
  })
  return new Map(found)
}

/**
 * Answers by channel, of the channels that `strataOf` gives a figure for. A mean over answers has a figure wherever there are
 * answers, so these are only counted, which costs much less than their intervals.
 */
export function answersByChannel(
  figure: Figure,
  facts: AgencyFacts | AgencyFailure | undefined,
  places: ChannelPlaces,
): ChannelMix {
  const { metric, measure = '' } = figure
  const formula = metric.over.get(measure)
  const isMean = formula?.kind === 'share' || formula?.kind === 'mean' || formula?.kind === 'net'
  if (!isMean || facts === undefined || 'reason' in facts) {
    const strata = strataOf(figure, facts, places)
    return new Map([...strata].map(([channel, { n }]) => [channel, n]))
  }
  if (figure.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return new Map()
  const base = new Set(formula.base)
  const answers = new Map<string, number>()
  for (const place of places) {
    const cell = findCell(metric, facts, place)
    if (cell === undefined || cell.measure !== measure) continue
    let n = 0
    for (const [answer, count] of cell.counts) if (base.has(answer)) n += count
    if (n !== 0) answers.set(place.channel, n)
  }
  return answers
}

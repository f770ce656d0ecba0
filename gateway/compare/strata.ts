import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { AgencyFacts } from './agency-facts.ts'
import type { ChannelMix } from './channel-mix.ts'
import type { Counted, Figure, PublishedFigure } from './figure.ts'
import { figureAt, findCell, toMap } from './figure-at.ts'
import { reason, type Reason } from './reason.ts'

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

/** The agency's figures by channel that rest on the same measure as its figure over all channels. */
export function strataOf(
  figure: Figure,
  facts: AgencyFacts | AgencyFailure | undefined,
  place: Place,
  { channels }: Vocabulary,
): Strata {
  if (figure.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return new Map()
  const found = [...channels.keys()].toSorted().flatMap((channel) => {
    const stratum = figureAt(figure.metric, facts, { ...place, channel, position: 0 })
    if (stratum.status !== 'PUBLISHED' || stratum.basis !== 'PROTECTED') return []
    const { estimated, counted } = stratum
    if (stratum.measure !== figure.measure || estimated === undefined) return []
    if (counted === undefined || estimated.n === 0) return []
    return [[channel, { ...estimated, counted, metric: figure.metric }] as const]
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
  place: Place,
  vocabulary: Vocabulary,
): ChannelMix {
  const { metric, measure = '' } = figure
  const formula = metric.over.get(measure)
  const isMean = formula?.kind === 'share' || formula?.kind === 'mean' || formula?.kind === 'net'
  if (!isMean || facts === undefined || 'reason' in facts) {
    const strata = strataOf(figure, facts, place, vocabulary)
    return new Map([...strata].map(([channel, { n }]) => [channel, n]))
  }
  if (figure.status !== 'PUBLISHED' || figure.basis !== 'PROTECTED') return new Map()
  const base = [...new Set(formula.base)]
  const found = [...vocabulary.channels.keys()].toSorted().flatMap((channel) => {
    const cell = findCell(metric, facts, { ...place, channel })
    if (cell === undefined || cell.measure !== measure) return []
    const counts = toMap(cell.counts)
    const n = base.reduce((sum, answer) => sum + (counts.get(answer) ?? 0), 0)
    return n === 0 ? [] : [[channel, n] as const]
  })
  return new Map(found)
}

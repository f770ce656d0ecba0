import { ALL, type Place } from '@citx/schema/cube/place.ts'
import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import type { AgencyFacts } from './agency-facts.ts'
import type { PublishedFigure } from './figure.ts'
import { figureAt } from './figure-at.ts'
import { reason, type Reason } from './reason.ts'

/** An agency's figures by channel, each with its interval. */
export type Strata = ReadonlyMap<string, NonNullable<PublishedFigure['estimated']>>

/** Why a metric at a place does not come apart by channel; undefined when it does. */
export function whyNotByChannel(
  metric: Metric,
  { channel }: Place,
  { measures }: Vocabulary,
): Reason | undefined {
  if (channel !== ALL) return refuse('the question is about one channel already')
  if (!['share', 'mean', 'net'].includes(metricKind(metric)))
    return refuse('this figure is no mean over answers, so it is not the sum of its channels')
  if (![...metric.over.keys()].some((id) => measures.get(id)?.across.includes('channel')))
    return refuse('it is not published by channel')
  return undefined
}

function refuse(message: string): Reason {
  return reason('NOT_BY_CHANNEL', message)
}

/** The agency's figures by channel that rest on the same measure as its figure over all channels. */
export function strataOf(
  figure: PublishedFigure,
  facts: AgencyFacts | AgencyFailure | undefined,
  place: Place,
  { channels }: Vocabulary,
): Strata {
  const found = [...channels.keys()].toSorted().flatMap((channel) => {
    const stratum = figureAt(figure.metric, facts, { ...place, channel, position: 0 })
    if (stratum.status !== 'PUBLISHED' || stratum.basis !== 'PROTECTED') return []
    if (stratum.measure !== figure.measure || stratum.estimated === undefined) return []
    return stratum.estimated.n > 0 ? [[channel, stratum.estimated] as const] : []
  })
  return new Map(found)
}

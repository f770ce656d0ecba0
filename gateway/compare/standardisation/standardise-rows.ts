import type { Estimate } from '@citx/schema/metric/estimate.ts'
import { standardise } from '@citx/schema/metric/statistics/direct-standardisation.ts'
import type { ChannelMix } from '../grades/channel-mix.ts'
import { reason, type Reason } from '../reason.ts'

/** The share of each channel in the mix that all agencies are given, by channel; the shares add up to 1. */
export type CommonMix = ReadonlyMap<string, number>

/** An agency's figures by channel, each with its interval. */
export type ByChannel = ReadonlyMap<string, Estimate>

/** The figure with the common mix, or why there is none. */
export type Standardised =
  | { readonly estimate: Estimate; readonly reasons: readonly [] }
  | { readonly estimate: undefined; readonly reasons: readonly Reason[] }

/**
 * The mix of the answers of all agencies together, over the channels that more than half of them publish: a channel that few
 * have would refuse all the others.
 */
export function commonMix(agencies: readonly ChannelMix[]): CommonMix {
  const channels = [...new Set(agencies.flatMap((mix) => [...mix.keys()]))].toSorted()
  const common = channels.filter(
    (channel) => 2 * agencies.filter((mix) => mix.has(channel)).length > agencies.length,
  )
  const answers = common.map((channel) =>
    agencies.reduce((sum, mix) => sum + (mix.get(channel) ?? 0), 0),
  )
  const total = answers.reduce((sum, each) => sum + each, 0)
  return new Map(common.map((channel, index) => [channel, (answers[index] ?? 0) / total]))
}

/** An agency's figure if its channels had the common mix. A channel of the mix that it does not publish refuses it. */
export function standardiseTo(mix: CommonMix, strata: ByChannel): Standardised {
  if (mix.size === 0) return refused('no channel is published by more than half of the agencies')
  const result = standardise(strata, mix)
  if (result.standardised) return { estimate: result.estimate, reasons: [] }
  return refused(`no figure for ${result.missing.join(', ')}`)
}

function refused(message: string): Standardised {
  return { estimate: undefined, reasons: [reason('MISSING_CHANNEL', message)] }
}

import { dissimilarity } from '@citx/schema/metric/statistics/dissimilarity.ts'
import type { ChannelMixClass } from '../../stitch/resolvers.gen.ts'

/** Mixes up to this index of dissimilarity are of one class (Massey and Denton 1993: under 0.3 is low). */
export const LIKE_MIX = 0.3

/** Channels with figures must hold at least this share of the answers, or the mix is not known. */
export const LEAST_COVERED = 0.9

/** Answers by channel. */
export type ChannelMix = ReadonlyMap<string, number>

export interface MixDistance {
  /** 0 to 1; undefined where a mix is not known. */
  readonly dissimilarity: number | undefined
  readonly class: ChannelMixClass
}

/** The mix behind a figure of so many answers; undefined where too little is published by channel. */
export function mixOf(mix: ChannelMix, answers: number): ChannelMix | undefined {
  const known = [...mix.values()].reduce((sum, n) => sum + n, 0)
  return known > 0 && known >= LEAST_COVERED * answers ? mix : undefined
}

/** The mix of all answers together; undefined for none. */
export function addMixes(mixes: readonly ChannelMix[]): ChannelMix | undefined {
  const sum = new Map<string, number>()
  for (const mix of mixes)
    for (const [channel, n] of mix) sum.set(channel, (sum.get(channel) ?? 0) + n)
  return sum.size > 0 ? sum : undefined
}

/** How far two mixes are apart, and whether they are of one class. */
export function compareMixes(a: ChannelMix | undefined, b: ChannelMix | undefined): MixDistance {
  if (a === undefined || b === undefined) return { dissimilarity: undefined, class: 'UNKNOWN' }
  const apart = dissimilarity(a, b)
  return { dissimilarity: apart, class: apart <= LIKE_MIX ? 'SAME' : 'DIFFERENT' }
}

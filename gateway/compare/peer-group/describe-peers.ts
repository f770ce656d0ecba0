import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { ChooseArgs } from './peer-args.ts'

/** By what rule peers were chosen. */
export interface PeerRule {
  readonly description: string
  /** Where a list of neighbours is published. */
  readonly source: string | null
}

/** The rule in plain words. */
export function describePeers(args: ChooseArgs): PeerRule {
  const { nearestTo, neighbourList, neighbours, against } = args
  const narrowed = [...narrowings(args)]
  const among = narrowed.length === 0 ? 'all members' : `members ${narrowed.join(', ')}`
  const near =
    nearestTo == null
      ? among
      : neighbourList == null
        ? `${nearestTo} and the ${neighbours ?? 10} nearest to it by residents and size band among ${among}`
        : `${nearestTo} and its published neighbours among ${among}`
  return {
    description: against == null ? near : `${near}; with ${against}`,
    source: neighbourList?.source ?? null,
  }
}

function* narrowings({ agencies, forum, kinds, sizeBands }: ChooseArgs): Generator<string> {
  if (agencies != null) yield 'named one by one'
  if (forum != null) yield `of the forum ${forum}`
  if (kinds != null) yield `of the kind ${kinds.map(wordOf).join(' or ')}`
  if (sizeBands != null) yield `of the size ${sizeBands.map(wordOf).join(' or ')}`
}

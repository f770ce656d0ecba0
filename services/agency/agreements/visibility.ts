import { createHash } from 'node:crypto'
import { FAMILIES, type Family } from '@citx/schema/vocabulary/family.ts'
import type { Agreement, Asker } from './agreement.ts'

/** Every journey and their margin, or these only. */
export type JourneyScope = 'every' | ReadonlySet<string>

/** What one asker may see: the families that are shared, each with its journeys. A family that is missing is not shared. */
export interface Visibility {
  readonly families: ReadonlyMap<Family, JourneyScope>
}

export const NOTHING: Visibility = { families: new Map() }

/**
 * What the agreements in force give an asker. A family is shared when an agreement names it; where several do, only the
 * journeys that all of them give, so that a second agreement never shows finer or more of a family than the first.
 */
export function visibilityFor(
  agreements: readonly Agreement[],
  asker: Asker,
  now: number,
): Visibility {
  const families = new Map<Family, JourneyScope>()
  for (const agreement of agreements) {
    if (!isInForce(agreement, now) || !isFor(agreement, asker)) continue
    const scope = agreement.journeys === undefined ? 'every' : new Set(agreement.journeys)
    for (const family of new Set(agreement.families))
      families.set(family, narrower(families.get(family) ?? 'every', scope))
  }
  return {
    families: new Map([...families].filter(([, scope]) => scope === 'every' || scope.size > 0)),
  }
}

/** Whether a cell of this family and journey may be seen. */
export function canSee(visibility: Visibility, family: Family, journey: string): boolean {
  const scope = visibility.families.get(family)
  return scope !== undefined && (scope === 'every' || scope.has(journey))
}

/** Whether anything is shared at all, or anything of one family. */
export function sharesAny(visibility: Visibility, family?: Family): boolean {
  return family === undefined ? visibility.families.size > 0 : visibility.families.has(family)
}

/** The shared families, in the order of the vocabulary. */
export function sharedFamilies(visibility: Visibility): readonly Family[] {
  return FAMILIES.filter((family) => visibility.families.has(family))
}

/** Equal exactly for askers who may see the same. */
export function viewHash(visibility: Visibility): string {
  const view = sharedFamilies(visibility).map((family) => {
    const scope = visibility.families.get(family)
    return [family, scope === 'every' ? scope : [...(scope ?? [])].toSorted()]
  })
  return createHash('sha256').update(JSON.stringify(view)).digest('hex').slice(0, 32)
}

/** Whether an agreement holds at a moment. */
export function isInForce({ from, until }: Agreement, now: number): boolean {
  return (from === undefined || from <= now) && (until === undefined || now < until)
}

/** Whether an agreement, when it holds, holds for an asker. */
export function isFor(
  { grantee, purposes, via: trusted = [] }: Agreement,
  { partner, forum, purpose, via = [] }: Asker,
): boolean {
  if (!via.every((gateway) => trusted.includes(gateway))) return false
  return (grantee === partner || grantee === forum) && purposes.includes(purpose)
}

function narrower(a: JourneyScope, b: JourneyScope): JourneyScope {
  if (a === 'every') return b
  return b === 'every' ? a : new Set([...a].filter((journey) => b.has(journey)))
}

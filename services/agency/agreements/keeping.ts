import type { Agreement, Asker } from './agreement.ts'
import { isFor, isInForce } from './visibility.ts'

/** How long whoever asked may keep an answer, in whole seconds. */
export interface Keeping {
  /** It may be used again for so long without asking whether it still holds. */
  readonly maxAge: number
  /** For so long after that, it may be used when the agency cannot be reached. */
  readonly staleIfError: number
}

export const MAX_MAX_AGE = 3_600
export const MAX_STALE_IF_ERROR = 604_800

/** What is left between a moment here and the moment at which an answer that leaves now has arrived. */
const ON_ITS_WAY = 1

/**
 * How long answers to an asker may be kept: the shortest time of the agreements in force for them, and never into the next
 * moment at which one of their agreements begins or ends.
 */
export function keepingFor(agreements: readonly Agreement[], asker: Asker, now: number): Keeping {
  const theirs = agreements.filter((agreement) => isFor(agreement, asker))
  const inForce = theirs.filter((agreement) => isInForce(agreement, now))
  const left = secondsToNextChange(theirs, now)
  const maxAge = Math.min(shortest(inForce.map((agreement) => agreement.maxAge)), left)
  const stale = shortest(inForce.map((agreement) => agreement.staleIfError))
  return { maxAge, staleIfError: Math.min(stale, left - maxAge) }
}

/** An agreement that says nothing allows nothing. */
function shortest(seconds: readonly (number | undefined)[]): number {
  return seconds.length === 0 ? 0 : Math.min(...seconds.map((one) => one ?? 0))
}

function secondsToNextChange(agreements: readonly Agreement[], now: number): number {
  const ahead = agreements
    .flatMap(({ from, until }) => [from, until])
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment > now)
  const next = Math.min(...ahead)
  return Math.max(0, Math.floor((next - now) / 1000) - ON_ITS_WAY)
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import type { Agreement, Asker } from './agreement.ts'

/** What an outgoing fact is about. A context figure has no family of its own. */
export interface OutgoingFact {
  readonly family: Family | undefined
  /** `undefined` for what is not about any journey, such as the wording of a question. */
  readonly journey: string | undefined
}

export interface OutgoingOptions {
  /** The agreements as they are now, not as they were when the request came in. */
  readonly agreements: () => readonly Agreement[]
  readonly asker: Asker
  readonly clock: () => number
  readonly log: Logger
}

/**
 * The second look, at each fact that goes out. Written against the agreements themselves and sharing no code with
 * `visibilityFor`, so that an error in one is caught by the other: the fact is refused with INTERNAL and logged.
 */
export function createOutgoingCheck(options: OutgoingOptions): (fact: OutgoingFact) => void {
  return (fact) => {
    const { asker, log } = options
    if (permits(options.agreements(), asker, options.clock(), fact)) return
    log.error({ asker, fact }, 'a fact that no agreement in force covers was about to leave')
    throw new CitxError('INTERNAL', 'the selection and the check of outgoing facts disagree')
  }
}

function permits(
  agreements: readonly Agreement[],
  { partner, forum, purpose, via }: Asker,
  now: number,
  { family, journey }: OutgoingFact,
): boolean {
  const grantees = new Set(forum === undefined ? [partner] : [partner, forum])
  const naming = agreements.filter((agreement) => {
    if (!grantees.has(agreement.grantee) || !agreement.purposes.some((p) => p === purpose))
      return false
    const trusted = new Set(agreement.via)
    if (via !== undefined && via.some((gateway) => !trusted.has(gateway))) return false
    if (agreement.from !== undefined && now < agreement.from) return false
    if (agreement.until !== undefined && now >= agreement.until) return false
    return true
  })
  const candidates = family === undefined ? new Set(naming.flatMap((a) => a.families)) : [family]
  return [...candidates].some((candidate) => {
    const deciding = naming.filter((agreement) => agreement.families.some((f) => f === candidate))
    return deciding.length > 0 && deciding.every((agreement) => covers(agreement, journey))
  })
}

function covers({ journeys }: Agreement, journey: string | undefined): boolean {
  return journey === undefined || journeys === undefined || journeys.some((id) => id === journey)
}

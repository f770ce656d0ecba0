import type { AgencyAnswer, Outcome } from './answer.ts'
import type { AgencyFailure } from './failure.ts'
import type { Participation } from './participation.ts'

type State = Omit<Participation, 'agency' | 'milliseconds'>

/** What participation says of an outcome. An answer of a release that the directory distrusts stands, with its warning. */
export function describeOutcome(
  outcome: Outcome,
  distrusted: ReadonlyMap<string, string> = new Map(),
): State {
  if ('status' in outcome) return { ...outcome, release: null, releasedAt: null }
  const { release, releasedAt, shared } = outcome.state
  if (shared.length === 0)
    return { status: 'DENIED', reason: 'shares nothing with the asker', release, releasedAt }
  const warning = release === null ? undefined : distrusted.get(release)
  const found = [
    warning === undefined ? null : `published a release that the directory distrusts: ${warning}`,
    outcome.stale === undefined ? incompleteness(outcome) : stalenessOf(outcome.stale, releasedAt),
  ].filter((reason) => reason !== null)
  const reason = found.length === 0 ? null : found.join('; ')
  if (outcome.stale !== undefined) return { status: 'STALE', reason, release, releasedAt }
  return { status: release === null ? 'NOT_YET_PUBLISHED' : 'OK', reason, release, releasedAt }
}

function stalenessOf({ reason }: AgencyFailure, releasedAt: string | null): string {
  const since = releasedAt === null ? 'from before it published' : `of ${releasedAt}`
  return `${reason}; this is its answer ${since}`
}

/** An answer that was used, but is not whole, has a reason too. */
function incompleteness({ missing, errors }: AgencyAnswer): string | null {
  if (missing.length > 0) {
    const fields = [...new Set(missing.map(({ coordinate }) => coordinate))].toSorted()
    return `serves another version of the contract: does not know ${fields.join(', ')}`
  }
  const failed = errors.find(({ code }) => code === 'AGENCY_BAD_RESPONSE')
  return failed === undefined ? null : `failed to answer ${failed.path.join('.')}`
}

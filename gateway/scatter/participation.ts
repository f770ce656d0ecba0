/** What became of the question at one agency; the SDL's enum `ParticipationStatus`. */
export type ParticipationStatus =
  'OK' | 'NOT_YET_PUBLISHED' | 'STALE' | 'DENIED' | 'BUSY' | 'TIMEOUT' | 'DOWN' | 'BAD_RESPONSE'

/** One row of participation, as the SDL shows it. `reason` is for the agency's operator and never holds upstream text. */
export interface Participation {
  readonly agency: string
  readonly status: ParticipationStatus
  readonly reason: string | null
  readonly release: string | null
  readonly releasedAt: string | null
  readonly milliseconds: number
}

/** Worse comes later: of several questions to one agency within a request, the worst outcome is shown. */
const severity: readonly ParticipationStatus[] = [
  'OK',
  'NOT_YET_PUBLISHED',
  'STALE',
  'DENIED',
  'BUSY',
  'TIMEOUT',
  'DOWN',
  'BAD_RESPONSE',
]

/** Collects, over one request, one row for every agency that should have answered. */
export class ParticipationLog {
  readonly #rows = new Map<string, Participation>()

  add(row: Participation): void {
    const before = this.#rows.get(row.agency)
    this.#rows.set(row.agency, before === undefined ? row : combine(before, row))
  }

  /** The rows by agency id; empty when nobody was asked. */
  rows(): readonly Participation[] {
    return sortByAgency([...this.#rows.values()])
  }
}

export function sortByAgency(rows: readonly Participation[]): readonly Participation[] {
  return rows.toSorted((a, b) => (a.agency < b.agency ? -1 : 1))
}

function combine(before: Participation, after: Participation): Participation {
  const worse = severity.indexOf(after.status) > severity.indexOf(before.status) ? after : before
  return {
    ...worse,
    reason: worse.reason ?? before.reason ?? after.reason,
    release: after.release ?? before.release,
    releasedAt: after.releasedAt ?? before.releasedAt,
    milliseconds: Math.max(before.milliseconds, after.milliseconds),
  }
}

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
  readonly #lists: (readonly Participation[])[] = []

  /** Takes note of the rows of one question, sorted by agency. */
  add(rows: readonly Participation[]): void {
    if (rows.length > 0) this.#lists.push(rows)
  }

  /** The rows by agency id; empty when nobody was asked. */
  rows(): readonly Participation[] {
    const [first = [], ...others] = this.#lists
    return others.length === 0 ? first : sortByAgency(combineAll(this.#lists.flat()))
  }
}

function combineAll(rows: readonly Participation[]): readonly Participation[] {
  const combined = new Map<string, Participation>()
  for (const row of rows) {
    const before = combined.get(row.agency)
    combined.set(row.agency, before === undefined ? row : combine(before, row))
  }
  return [...combined.values()]
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

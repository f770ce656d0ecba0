import type { RowError } from '../check/check-answer.ts'
import type { MissingField } from '../check/fill-missing.ts'
import { isRecord } from '../check/is-record.ts'
import type { AgencyFailure } from './failure.ts'
import type { AgencyState } from './read-state.ts'

/** What one agency answered: the text of its row, checked, with the errors inside it; and the state it is in. */
export interface AgencyAnswer {
  /**
   * The JSON text `"key":value` of each field asked for, in the order asked, without the row key. Never changed, so that
   * many answers to callers may hold the same texts.
   */
  readonly members: readonly string[]
  readonly errors: readonly RowError[]
  /** What the agency does not know yet; the members hold `null` there. */
  readonly missing: readonly MissingField[]
  readonly state: AgencyState
  /** Set on an answer from before, given while the agency cannot be asked: why it cannot. */
  readonly stale?: AgencyFailure
}

/** An answer to one question, or why there is none. */
export type Outcome = AgencyAnswer | AgencyFailure

/** The row as an object of the asker's own. */
export function parseRow({ members }: AgencyAnswer): Record<string, unknown> {
  const row: unknown = JSON.parse(`{${members.join()}}`)
  if (!isRecord(row)) throw new Error('the members of an answer are not those of an object')
  return row
}

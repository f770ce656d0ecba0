import type { AgencyFailure } from '../../scatter/failure.ts'
import type { Figure } from './figure.ts'
import { reason, type Reason } from '../reason.ts'

const words: Readonly<Record<Exclude<Figure['status'], 'PUBLISHED'>, string>> = {
  SUPPRESSED: 'not published: too few people, or nobody',
  NOT_SHARED: 'not shared with the asker',
  NOT_COLLECTED: 'not collected by the agency',
  NOT_YET_PUBLISHED: 'not published for this window yet',
  NOT_ESTIMABLE: 'the published counts do not allow this figure',
  NO_ANSWER: 'the agency did not answer',
}

/** Why a row has no figure. */
export function whyNoFigure(
  { status, lacks }: Exclude<Figure, { status: 'PUBLISHED' }>,
  failure: AgencyFailure | undefined,
): Reason {
  if (failure !== undefined) return reason('NO_ANSWER', `the agency ${failure.reason}`)
  return reason('NO_FIGURE', lacks === undefined ? words[status] : `${words[status]}: ${lacks}`)
}

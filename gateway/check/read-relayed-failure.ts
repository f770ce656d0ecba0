import { memberId } from '@citx/schema/directory/document.ts'
import type { HttpAnswer } from '../scatter/connection/post.ts'
import type { AgencyFailure, FailureStatus } from '../scatter/failure.ts'

/** Headers in which a gateway that asks an agency for another says that it got no answer, and who it is. */
export const FAILURE_HEADER = 'citx-failure'
export const VIA_HEADER = 'citx-via'

const deeds: Readonly<Record<FailureStatus, string>> = {
  DENIED: 'refused',
  BUSY: 'is too busy for',
  TIMEOUT: 'did not answer in time to',
  DOWN: 'cannot be reached by',
  BAD_RESPONSE: 'gave no proper answer to',
}

/** What kept the gateway in between from an answer, in words of our own; undefined when it passes an answer on. */
export function readRelayedFailure({ status, headers }: HttpAnswer): AgencyFailure | undefined {
  if (status < 400) return undefined
  const failure = headers[FAILURE_HEADER]
  const via = memberId.safeParse(headers[VIA_HEADER])
  if (!isFailureStatus(failure) || !via.success) return undefined
  return {
    status: failure,
    reason: `${deeds[failure]} the gateway "${via.data}", through which it is asked`,
  }
}

function isFailureStatus(value: unknown): value is FailureStatus {
  return typeof value === 'string' && Object.hasOwn(deeds, value)
}

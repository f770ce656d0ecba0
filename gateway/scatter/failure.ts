import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import { GraphQLError } from 'graphql'

export type FailureStatus = 'DENIED' | 'BUSY' | 'TIMEOUT' | 'DOWN' | 'BAD_RESPONSE'

/** Why an agency's answer is not there. The reason reads on from the agency's name; it never holds upstream text. */
export interface AgencyFailure {
  readonly status: FailureStatus
  readonly reason: string
}

const codes: Readonly<Record<FailureStatus, ErrorCode>> = {
  DENIED: 'AGENCY_DENIED',
  BUSY: 'AGENCY_BUSY',
  TIMEOUT: 'AGENCY_TIMEOUT',
  DOWN: 'AGENCY_DOWN',
  BAD_RESPONSE: 'AGENCY_BAD_RESPONSE',
}

/** The failure as an error at a place of the delegated answer. */
export function failureError(
  agency: string,
  { status, reason }: AgencyFailure,
  path: readonly (string | number)[],
): GraphQLError {
  return agencyError(codes[status], agency, reason, path)
}

/**
 * An error that names an agency. It carries no HTTP status: the other agencies' answers stand, so the whole answer is a 200.
 */
export function agencyError(
  code: ErrorCode,
  agency: string,
  reason: string,
  path: readonly (string | number)[],
): GraphQLError {
  const message = `agency "${agency}" ${reason}`
  return new GraphQLError(message, {
    path,
    originalError: new CitxError(code, message),
    extensions: { code, agency },
  })
}

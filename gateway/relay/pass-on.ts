import type { HttpReply } from '@citx/kit/http/routes.ts'
import type { ErrorCode } from '@citx/kit/errors/error-codes.ts'
import { failureOfStatus, isJson } from '../check/read-body.ts'
import { FAILURE_HEADER, readRelayedFailure, VIA_HEADER } from '../check/read-relayed-failure.ts'
import type { HttpAnswer } from '../scatter/connection/post.ts'
import type { AgencyFailure, FailureStatus } from '../scatter/failure.ts'

/** What an agency says of its answer, and what callers keep it by. */
const passedHeaders = [
  'content-type',
  'citx-release',
  'citx-released-at',
  'citx-shared',
  'citx-view',
  'etag',
  'cache-control',
] as const

/** Gives an agency's answer to the gateway that asked for it: its status, what it says of it, and its bytes, unread. */
export function passOn(reply: HttpReply, gateway: string, response: HttpAnswer): HttpReply {
  const { status, headers, bytes } = response
  const isAnswer = status === 304 || isJson(headers['content-type'])
  const failure = status === 304 ? undefined : findFailure(response)
  if (failure !== undefined || !isAnswer) return refuse(reply, gateway, failure ?? improper)
  void reply.code(status).header(VIA_HEADER, gateway)
  for (const name of passedHeaders) {
    const value = headers[name]
    if (typeof value === 'string') void reply.header(name, value)
  }
  return reply.send(status === 304 ? undefined : bytes)
}

function findFailure(response: HttpAnswer): AgencyFailure | undefined {
  return readRelayedFailure(response) ?? failureOfStatus(response.status)
}

const improper: AgencyFailure = {
  status: 'BAD_RESPONSE',
  reason: 'answered with something that is not JSON',
}

/** A BUSY agency, and one that answers badly, is up: the asker should not leave it alone for that. */
const refusals: Readonly<Record<FailureStatus, readonly [status: number, code: ErrorCode]>> = {
  DENIED: [403, 'AGENCY_DENIED'],
  BUSY: [429, 'AGENCY_BUSY'],
  TIMEOUT: [504, 'AGENCY_TIMEOUT'],
  DOWN: [502, 'AGENCY_DOWN'],
  BAD_RESPONSE: [500, 'AGENCY_BAD_RESPONSE'],
}

/** Says that there is no answer, and why: in headers for a gateway, in words for a person, without any address. */
export function refuse(reply: HttpReply, gateway: string, failure: AgencyFailure): HttpReply {
  const [status, code] = refusals[failure.status]
  return reply
    .code(status)
    .headers({ [VIA_HEADER]: gateway, [FAILURE_HEADER]: failure.status })
    .send({ errors: [{ message: `the agency ${failure.reason}`, extensions: { code } }] })
}

import { performance } from 'node:perf_hooks'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import type { VerifyToken } from './access/access-token.ts'
import { identifyCaller } from './access/identify-caller.ts'
import type { CheckCost } from './access/limits/check-cost.ts'
import type { Members } from './access/members.ts'
import type { GatewayContext } from './context.ts'
import { ParticipationLog } from './scatter/participation.ts'
import type { ScatterServices } from './scatter/scatter.ts'

export interface ContextServices {
  /** The members now; undefined while the directory has not been read. */
  readonly currentMembers: () => Members | undefined
  readonly verify: VerifyToken
  readonly checkCost: CheckCost
  readonly scatter: ScatterServices
  readonly queryTimeoutMs: number
}

/** Makes the context of one request: a fresh one each time, for a caller that is known and a question within limits. */
export async function createContext(
  request: GraphqlRequest,
  { currentMembers, verify, checkCost, scatter, queryTimeoutMs }: ContextServices,
): Promise<GatewayContext> {
  const dueMs = performance.now() + queryTimeoutMs
  const members = currentMembers()
  if (members === undefined)
    throw new CitxError('SERVICE_DOWN', 'the directory has not been read yet, or has expired')
  const { id, headers, signal } = request
  const caller = await identifyCaller(headers, members, verify)
  checkCost(request, members)
  return {
    requestId: id,
    caller,
    members,
    dueMs,
    signal,
    participation: new ParticipationLog(),
    scatter,
  }
}

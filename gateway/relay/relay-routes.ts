import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { HttpReply, HttpRequest, HttpRoutes } from '@citx/kit/http/routes.ts'
import type { GrantIssuer } from '@citx/kit/token/grant.ts'
import { memberId } from '@citx/schema/directory/document.ts'
import type { Members } from '../access/members.ts'
import type { EvidenceLimits } from '../evidence/fetch-evidence.ts'
import type { Connections } from '../scatter/connections.ts'
import { startDeadline } from '../scatter/deadline.ts'
import type { PostResult } from '../scatter/connection/post.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import { questionHeaders } from '../scatter/question-headers.ts'
import { addDescriptionRoute } from './description-route.ts'
import { passOn, refuse } from './pass-on.ts'
import { readDelegation, type Delegation, type DelegationRules } from './read-delegation.ts'

export interface RelayServices extends DelegationRules {
  /** The members now; undefined while the directory has not been read. */
  readonly currentMembers: () => Members | undefined
  readonly connections: Connections
  readonly grants: GrantIssuer
  /** At most so long for one agency. */
  readonly agencyTimeoutMs: number
  readonly limits: EvidenceLimits
}

const parameters = z.object({ agency: memberId })

/**
 * Serves each agency to other gateways at `POST /agencies/<agency>/graphql`, as the agency itself does: asks it for the same
 * partner, forum and purpose, and passes its answer on byte by byte. Only for the gateways that the configuration names.
 */
export function addRelayRoutes(app: HttpRoutes, services: RelayServices): void {
  if (services.gateways.length === 0) return
  addDescriptionRoute(app, services)
  void app.register(async (relay) => {
    // The question goes on as it came.
    relay.removeAllContentTypeParsers()
    relay.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    relay.post('/agencies/:agency/graphql', (request, reply) => answer(request, reply, services))
  })
}

async function answer(
  request: HttpRequest,
  reply: HttpReply,
  services: RelayServices,
): Promise<HttpReply> {
  const { currentMembers, connections, id } = services
  const members = currentMembers()
  if (members === undefined)
    throw new CitxError('SERVICE_DOWN', 'the directory has not been read yet, or has expired')
  const { data: named } = parameters.safeParse(request.params)
  if (named === undefined) throw new CitxError('NOT_FOUND', 'there is nothing here')
  const { agency } = named
  const delegation = await readDelegation(request.headers, agency, members, services)
  const entry = members.findAgency(agency)
  const connection = entry && connections.find(entry)
  if (connection === undefined)
    return refuse(reply, id, { status: 'DOWN', reason: 'is no member here' })
  const body = typeof request.body === 'string' ? request.body : ''
  const headers = await headersFor(agency, delegation, request, services)
  const gone = new AbortController()
  reply.raw.once('close', () => gone.abort())
  const timeMs = timeFor(request.headers['citx-deadline-ms'], services.agencyTimeoutMs)
  using deadline = startDeadline(timeMs, gone.signal)
  const result = await new Promise<PostResult>((resolve) =>
    connection.post({ body, headers, deadline }, resolve),
  )
  if (result.kind === 'response') return passOn(reply, id, result.response)
  return refuse(reply, id, result.kind === 'gone' ? notAwaited : result.failure)
}

const notAwaited: AgencyFailure = { status: 'TIMEOUT', reason: 'was not waited for' }

/** Of the time that the asker gives, the rest is for telling it that the time is up. */
const shareOfTime = 0.9

function timeFor(header: string | string[] | undefined, mostMs: number): number {
  if (typeof header !== 'string' || !/^\d{1,7}$/.test(header)) return mostMs
  return Math.min(mostMs, shareOfTime * Number(header))
}

async function headersFor(
  agency: string,
  delegation: Delegation,
  { id, headers }: HttpRequest,
  { grants }: RelayServices,
): Promise<readonly string[]> {
  const tag = headers['if-none-match']
  return questionHeaders(await grants.grantFor({ agency, ...delegation }), id, tag)
}

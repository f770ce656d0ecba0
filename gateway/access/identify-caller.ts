import type { IncomingHttpHeaders } from 'node:http'
import { memberId } from '@citx/schema/directory/document.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { VerifyToken } from './access-token.ts'
import type { Caller } from './caller.ts'
import type { Members } from './members.ts'

const defaultPurpose = 'benchmarking'
const bearer = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i

/**
 * Who asks, from the access token and the headers `citx-forum` and `citx-purpose`. Fails with UNAUTHENTICATED without a
 * good token, and with FORBIDDEN for a client that no partner answers for, or a forum that the partner is no member of.
 */
export async function identifyCaller(
  headers: IncomingHttpHeaders,
  members: Members,
  verify: VerifyToken,
): Promise<Caller> {
  const token = bearer.exec(headers.authorization ?? '')?.[1]
  if (token === undefined)
    throw new CitxError('UNAUTHENTICATED', 'send an access token: `authorization: Bearer ...`')
  const { issuer, clientId } = await verify(token)
  const partner = members.findPartner(issuer, clientId)
  if (partner === undefined)
    throw new CitxError('FORBIDDEN', 'the client of this access token belongs to no partner')
  const purpose = readId(headers, 'citx-purpose') ?? defaultPurpose
  const forum = readId(headers, 'citx-forum')
  if (forum === undefined) return { partner: partner.id, purpose }
  if (!partner.forums.includes(forum))
    throw new CitxError('FORBIDDEN', `partner "${partner.id}" is no member of this forum`)
  return { partner: partner.id, forum, purpose }
}

function readId(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  if (value === undefined || value === '') return undefined
  const parsed = memberId.safeParse(value)
  if (!parsed.success)
    throw new CitxError('BAD_REQUEST', `the header ${name} is not an id of the directory`)
  return parsed.data
}

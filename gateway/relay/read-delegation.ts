import type { IncomingHttpHeaders } from 'node:http'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import {
  CHECKER,
  verifyGrant,
  type GatewayKeys,
  type VerifiedGrant,
} from '@citx/kit/token/grant.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import type { Caller } from '../access/caller.ts'
import type { Members } from '../access/members.ts'

/** A partner whom another gateway vouches for. */
export interface Delegation extends Caller {
  /** The gateways that vouch, the one that knows the partner first. */
  readonly via: readonly string[]
}

export interface DelegationRules {
  /** This gateway's id. */
  readonly id: string
  /** Ids of the gateways that it asks for. Their keys are those of the directory. */
  readonly gateways: readonly string[]
  /** Keys of the directories that may check agencies for conformance. */
  readonly directories: readonly PublicKey[]
  readonly clock: () => Date
}

const bearer = /^Bearer ([A-Za-z0-9._-]+)$/i

/** The token of a request that has one. */
export function readBearer({ authorization = '' }: IncomingHttpHeaders): string | undefined {
  return bearer.exec(authorization)?.[1]
}

const mostInBetween = 3

/**
 * Reads a grant for an agency that another gateway signed. Fails with UNAUTHENTICATED without a good one, and with FORBIDDEN
 * for a partner or forum that this directory does not list, or a question that goes in a circle.
 */
export async function readDelegation(
  headers: IncomingHttpHeaders,
  agency: string,
  members: Members,
  rules: DelegationRules,
): Promise<Delegation> {
  const token = readBearer(headers)
  if (token === undefined)
    throw new CitxError('UNAUTHENTICATED', 'send a grant: `authorization: Bearer ...`')
  const gatewayKeys = keysOf(members, rules)
  const grant = await verifyGrant(token, { agency, gatewayKeys, clock: rules.clock })
  if (grant.gateway !== CHECKER) requireListed(grant, members)
  const via = [...(grant.via ?? []), grant.gateway]
  if (via.includes(rules.id) || via.length > mostInBetween)
    throw new CitxError('FORBIDDEN', 'the question goes through too many gateways, or in a circle')
  const { partner, forum, purpose } = grant
  return { partner, purpose, via, ...(forum !== undefined && { forum }) }
}

function keysOf({ document }: Members, { gateways, directories }: DelegationRules): GatewayKeys {
  const named = document.gateways.filter(({ id }) => gateways.includes(id))
  return new Map([
    ...named.map(({ id, keys }) => [id, keys] as const),
    [CHECKER, directories] as const,
  ])
}

/** The agencies' agreements name partners and forums of this directory, whatever another one calls by the same id. */
function requireListed({ partner, forum }: VerifiedGrant, { document }: Members): void {
  const entry = document.partners.find(({ id }) => id === partner)
  if (entry === undefined)
    throw new CitxError('FORBIDDEN', 'the partner asked for is none of this directory')
  if (forum !== undefined && !entry.forums.includes(forum))
    throw new CitxError('FORBIDDEN', `partner "${partner}" is no member of this forum`)
}

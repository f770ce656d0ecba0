import type { IncomingHttpHeaders } from 'node:http'
import { isGrant } from '@citx/kit/token/grant.ts'
import type { VerifyToken } from '../access/access-token.ts'
import type { Caller } from '../access/caller.ts'
import { identifyCaller } from '../access/identify-caller.ts'
import type { Members } from '../access/members.ts'
import {
  readBearer,
  readDelegation,
  type Delegation,
  type DelegationRules,
} from './read-delegation.ts'

export interface AskerRules {
  readonly verify: VerifyToken
  readonly relay: DelegationRules
}

/** Who asks of an agency: a partner with a token of their own, or one for whom another gateway asks. */
export function identifyAsker(
  headers: IncomingHttpHeaders,
  agency: string,
  members: Members,
  { verify, relay }: AskerRules,
): Promise<Caller | Delegation> {
  const isDelegated = relay.gateways.length > 0 && isGrant(readBearer(headers) ?? '')
  return isDelegated
    ? readDelegation(headers, agency, members, relay)
    : identifyCaller(headers, members, verify)
}

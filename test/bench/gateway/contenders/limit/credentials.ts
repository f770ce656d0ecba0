import type { z } from 'zod'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { signingKeyOf } from '../../exchange/gateway-identity.ts'
import type { limitOrders } from './orders.ts'

/** What to send an agency as `authorization`. */
export type CredentialsFor = (agency: string, callers: string) => string | Promise<string>

/** The caller's own passed on, or a grant, which is signed once in minutes. */
export async function createCredentials(
  grants: z.infer<typeof limitOrders>['grants'],
): Promise<CredentialsFor> {
  if (grants === undefined) return (_agency, callers) => callers
  const { gateway, partner } = grants
  const issuer = createGrantIssuer({ gateway: gateway.id, key: await signingKeyOf(gateway) })
  return (agency) => {
    const grant = issuer.grantFor({ agency, partner, purpose: 'benchmarking' })
    return typeof grant === 'string'
      ? `Bearer ${grant}`
      : grant.then((signed) => `Bearer ${signed}`)
  }
}

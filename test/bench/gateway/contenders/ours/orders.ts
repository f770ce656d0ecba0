import { z } from 'zod'
import { publicKey } from '@citx/schema/directory/document.ts'
import { gatewayIdentity } from '../../exchange/gateway-identity.ts'

export const oursOrders = z.object({
  gateway: gatewayIdentity,
  catalogueUrl: z.string(),
  issuer: z.string(),
  audience: z.string(),
  directory: z.object({ url: z.string(), key: publicKey }),
  /** How often the directory is read again. */
  followEveryMs: z.number(),
  /** Room for answers that are kept; 0 keeps none. */
  cacheBytes: z.number(),
})

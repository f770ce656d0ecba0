import { z } from 'zod'
import { publicKey } from '@citx/schema/directory/document.ts'
import { gatewayIdentity } from '../exchange/gateway-identity.ts'

/** What the process of the real agencies is to do. */
export const realOrders = z.object({
  dataDir: z.string(),
  /** Leads to the PostgreSQL of this bench as its superuser. */
  adminUrl: z.string(),
  /** How many. */
  agencies: z.number(),
  /** What their records follow from. */
  seed: z.number(),
  directory: z.object({ url: z.string(), key: publicKey }),
  gateway: gatewayIdentity,
  /** Partners who must ask each time, and partners who may keep answers. */
  partners: z.object({ ask: z.array(z.string()), keep: z.array(z.string()) }),
})
export type RealOrders = z.infer<typeof realOrders>

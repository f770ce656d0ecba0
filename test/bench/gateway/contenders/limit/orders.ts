import { z } from 'zod'
import { gatewayIdentity } from '../../exchange/gateway-identity.ts'

export const limitOrders = z.object({
  agencies: z.array(z.object({ id: z.string(), url: z.string() })),
  /** For agencies that want grants: in whose name they are asked, whoever the caller is. */
  grants: z.object({ gateway: gatewayIdentity, partner: z.string() }).optional(),
  /** What is to be asked, by the path under which it is asked for. */
  questions: z.record(
    z.string(),
    z.object({
      agencies: z.array(z.string()),
      query: z.string(),
      variables: z.record(z.string(), z.unknown()),
    }),
  ),
})

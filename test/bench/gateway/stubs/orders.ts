import { z } from 'zod'

export const stubsOrders = z.object({ seed: z.number(), ports: z.number() })

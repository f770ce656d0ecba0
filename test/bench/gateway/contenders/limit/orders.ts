import { z } from 'zod'

export const limitOrders = z.object({
  agencies: z.array(z.object({ id: z.string(), url: z.string() })),
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

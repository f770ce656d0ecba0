import { z } from 'zod'

/** Shapes that several answers share. They are loose: what is not read here is still passed on as JSON. */
const number = z.number().nullable()

export const reasons = z.array(z.looseObject({ code: z.string(), message: z.string() }))
export type Reasons = z.infer<typeof reasons>

export const agency = z.looseObject({ id: z.string(), name: z.string().nullable() })
export type Agency = z.infer<typeof agency>

export const metric = z.looseObject({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  direction: z.string(),
  formula: z.string(),
})

export const estimate = z.looseObject({
  metric: z.string(),
  status: z.string(),
  value: number,
  unit: z.string(),
  currency: z.string().nullable(),
  low: number,
  high: number,
  n: number,
  basis: z.string().nullable(),
})
export type Estimate = z.infer<typeof estimate>

export const difference = z.looseObject({
  value: z.number(),
  low: number,
  high: number,
  adjustedPValue: z.number(),
  significant: z.boolean(),
})
export type Difference = z.infer<typeof difference>

export const interval = z.looseObject({ low: z.number(), high: z.number() })

export const participation = z.array(
  z.looseObject({ agency: z.string(), status: z.string(), reason: z.string().nullable() }),
)
export type Participation = z.infer<typeof participation>

export const leftOut = z.array(z.looseObject({ agency: z.string(), reasons }))
export type LeftOut = z.infer<typeof leftOut>

import { z } from 'zod'
import { columnName, columnNames, exactlyOne } from './scalars.ts'

/** How numbers are written in the file. A currency sign before and a percent sign after a number are understood. */
export const numberFormat = z.strictObject({
  decimal: z.enum(['.', ',']).optional(),
  thousands: z.enum([',', '.', ' ', "'"]).optional(),
})
export type NumberFormat = z.infer<typeof numberFormat>

const numberRule = z
  .strictObject({
    column: columnName.optional(),
    /** The sum of these; those without a value count nothing. */
    sum: columnNames.optional(),
    /** The first less the others. */
    difference: z.array(columnName).min(2).optional(),
    multiply: z.number().positive().optional(),
  })
  .check(
    exactlyOne<{ column?: unknown; sum?: unknown; difference?: unknown }>([
      'column',
      'sum',
      'difference',
    ]),
  )

/** A column's name, or a rule over several. */
export const numberValue = z.preprocess(
  (value) => (typeof value === 'string' ? { column: value } : value),
  numberRule,
)
export type NumberValue = z.infer<typeof numberValue>

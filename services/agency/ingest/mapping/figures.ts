import { z } from 'zod'
import { isHeaderTemplate } from '../map/header-windows.ts'
import { choice } from './choice.ts'
import { condition } from './condition.ts'
import { dateColumn, fixedDate } from './dates.ts'
import { numberValue } from './numbers.ts'
import { slug } from './scalars.ts'

const headerTemplate = z
  .string()
  .refine(
    isHeaderTemplate,
    'must hold the time between braces, such as {yyyy} or {start MMM} - {end MMM yyyy}',
  )

const figureWindow = z.union([
  fixedDate,
  dateColumn.extend({
    /** Default: what the format tells. */
    as: z.enum(['month', 'quarter', 'year']).optional(),
    /** Keep a window only where every day (`true`), or every month of it was seen: sums of parts are no whole until all are there. */
    complete: z.union([z.boolean(), z.literal('months')]).optional(),
  }),
  /** Time is in the header: columns that fit the template, each of which is one window. */
  z.strictObject({ header: headerTemplate }),
])

const counts = z.union([
  /** Each answer has its column. */
  z.strictObject({ answers: z.record(slug, numberValue) }),
  /** Each row is one answer's count. */
  z.strictObject({ answer: choice, count: numberValue }),
])

const ROWS_ARE_TOTALS =
  'must be `totals` where rows are added up (combine: sum): it says that each row is a total of the organisation. Rows of single ' +
  'people, contacts or cases are for `records`: figures leave exactly as they are, records are protected'

/** Figures that the organisation publishes itself. */
export const figureRule = z
  .strictObject({
    /** A metric of the vocabulary or a context figure. */
    id: choice,
    where: condition.optional(),
    journey: choice.optional(),
    channel: choice.optional(),
    stage: choice.optional(),
    window: figureWindow,
    value: numberValue.optional(),
    measure: slug.optional(),
    counts: counts.optional(),
    n: numberValue.optional(),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency of ISO 4217, such as EUR')
      .optional(),
    /** Where the organisation published it. */
    source: z.string().min(1).max(300),
    /** Several rows for one place and window: `refuse` different ones (the default), or `sum` them. */
    combine: z.enum(['refuse', 'sum']).optional(),
    /** Must be said where rows are added up: each is a total of the organisation, never one person, contact or case. */
    rows: z.literal('totals', { error: ROWS_ARE_TOTALS }).optional(),
    /** The row must say the same: a total that the counts add up to. */
    total: numberValue.optional(),
    /** A score that the row publishes beside its counts, to be computed again by this metric's formula. */
    check: z
      .strictObject({ metric: slug, published: numberValue, decimals: z.int().min(0).max(6) })
      .optional(),
  })
  .check(({ value, issues }) => {
    const input = value
    if (value.value === undefined && value.counts === undefined) {
      issues.push({ code: 'custom', message: 'needs a value or counts', input })
    }
    if ((value.counts === undefined) !== (value.measure === undefined)) {
      issues.push({ code: 'custom', message: 'counts and measure go together', input })
    }
    if (value.counts === undefined && (value.total ?? value.check) !== undefined) {
      issues.push({ code: 'custom', message: 'total and check need counts', input })
    }
    if (value.combine === 'sum' && value.rows === undefined) {
      issues.push({ code: 'custom', path: ['rows'], message: ROWS_ARE_TOTALS, input })
    }
  })
export type FigureRule = z.infer<typeof figureRule>

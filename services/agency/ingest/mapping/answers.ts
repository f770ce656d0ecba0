import { z } from 'zod'
import { cases, codes, otherwise } from './choice.ts'
import { condition } from './condition.ts'
import { dateColumn } from './dates.ts'
import { columnName, columnNames, exactlyOne, match, slug } from './scalars.ts'

const COLUMN_KINDS = ['codes', 'ranges', 'scale', 'threshold', 'boolean', 'bands'] as const
const OTHER_KINDS = ['duration', 'mean', 'cases', 'same', 'always'] as const
type Kind = (typeof COLUMN_KINDS)[number] | (typeof OTHER_KINDS)[number]

const range = z
  .strictObject({
    from: z.number().optional(),
    /** Inclusive. */
    to: z.number().optional(),
    /** Exclusive. */
    below: z.number().optional(),
    answer: slug,
  })
  .refine(
    ({ from, to, below }) => from !== undefined || to !== undefined || below !== undefined,
    'needs from, to or below',
  )

const bands = z.strictObject({
  /** The unit of the column, turned into that of the measure. Default: the measure's own. */
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'money']).optional(),
  /** The case is still open: it lasted at least so long. */
  open: condition.optional(),
})

const duration = z.strictObject({
  from: dateColumn,
  until: dateColumn,
  /** What tells an open case. Default: the end is blank. */
  open: condition.optional(),
})

const mean = z.strictObject({
  columns: columnNames,
  /** Cell text to score. */
  scores: z.record(z.string(), z.number()),
  /** So many items must be answered. Default: all. */
  atLeast: z.int().min(1).optional(),
})

/** How a row answers one measure. */
export const answerRule = z
  .strictObject({
    column: columnName.optional(),
    match: match.optional(),
    codes: codes.optional(),
    ranges: z.array(range).min(1).optional(),
    /** The measure's answers in order, the first at `from`; from the higher to the lower number where the scale is reversed. */
    scale: z.strictObject({ from: z.int(), to: z.int() }).optional(),
    threshold: z.strictObject({ at: z.number(), from: slug, below: slug }).optional(),
    boolean: z.strictObject({ true: slug, false: slug.optional() }).optional(),
    bands: z.preprocess((value) => (value === true ? {} : value), bands).optional(),
    duration: duration.optional(),
    mean: mean.optional(),
    cases: cases.optional(),
    /** The row's own journey, channel or stage. */
    same: z.enum(['journey', 'channel', 'stage']).optional(),
    /** The same answer for every row. */
    always: slug.optional(),
    otherwise: otherwise.optional(),
  })
  .check(exactlyOne<Partial<Record<Kind, unknown>>>([...COLUMN_KINDS, ...OTHER_KINDS]))
  .check(({ value, issues }) => {
    const needsColumn = COLUMN_KINDS.some((kind) => value[kind] !== undefined)
    if (needsColumn === (value.column !== undefined)) return
    const message = needsColumn ? 'needs a column' : 'takes no column here'
    issues.push({ code: 'custom', message, input: value })
  })
export type AnswerRule = z.infer<typeof answerRule>

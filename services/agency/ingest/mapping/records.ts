import { z } from 'zod'
import { answerRule } from './answers.ts'
import { choice } from './choice.ts'
import { condition } from './condition.ts'
import { recordDate } from './dates.ts'
import { cellTexts, columnNames, slug } from './scalars.ts'

const subject = z.preprocess(
  (value) => (typeof value === 'string' || Array.isArray(value) ? { columns: value } : value),
  z.strictObject({
    columns: columnNames,
    /** Sources that number the same people share a name space; by default each source has its own. */
    nameSpace: slug.optional(),
    /** Cells that name nobody, such as `Guest`: such rows are of people of their own. In any case of letters. */
    nobody: cellTexts.optional(),
  }),
)

/** Records that each row gives: one for every family among the measures answered. */
export const recordRule = z.strictObject({
  /** Part of every record's identity: renaming makes new records. */
  name: slug,
  /** Columns that name the record, in this and every later export. */
  id: columnNames,
  /** Columns that name the person. Without them every record is a person. */
  subject: subject.optional(),
  /** Only rows like this. */
  where: condition.optional(),
  date: recordDate,
  journey: choice.optional(),
  channel: choice.optional(),
  stage: choice.optional(),
  answers: z
    .record(slug, answerRule)
    .refine((given) => Object.keys(given).length > 0, 'must answer at least one measure'),
})
export type RecordRule = z.infer<typeof recordRule>

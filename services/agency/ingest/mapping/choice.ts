import { z } from 'zod'
import { condition } from './condition.ts'
import { cellText, columnName, exactlyOne, match, slug } from './scalars.ts'

/** What is taken where nothing fits: `reject` and `drop` are not ids. */
export const otherwise = slug

/** Cell text to id. */
export const codes = z
  .record(cellText, slug)
  .refine((given) => Object.keys(given).length > 0, 'must hold at least one code')

export const cases = z.array(z.strictObject({ when: condition, use: slug })).min(1)

const choiceObject = z
  .strictObject({
    column: columnName.optional(),
    codes: codes.optional(),
    match: match.optional(),
    cases: cases.optional(),
    /** `reject` (the default) refuses the row, `drop` leaves out what is described here, `none` leaves the dimension open; or an id. */
    otherwise: otherwise.optional(),
  })
  .check(exactlyOne<{ codes?: unknown; cases?: unknown }>(['codes', 'cases']))
  .check(({ value, issues }) => {
    if ((value.column === undefined) === (value.codes === undefined)) return
    issues.push({ code: 'custom', message: 'column and codes go together', input: value })
  })

/** An id, the same for every row; or a rule that gives one. */
export const choice = z.union([slug, choiceObject])
export type Choice = z.infer<typeof choice>
export type ChoiceRule = z.infer<typeof choiceObject>

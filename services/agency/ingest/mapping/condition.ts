import { z } from 'zod'
import { cellText, cellTexts, columnName, exactlyOne, match } from './scalars.ts'

const TESTS = [
  'is',
  'isNot',
  'blank',
  'lists',
  'startsWith',
  'includes',
  'atLeast',
  'below',
  'since',
  'before',
] as const

/** A test of one column, or several tests together. No regular expressions: every test takes time linear in the cell. */
export interface Condition {
  readonly column?: string | undefined
  readonly is?: readonly string[] | undefined
  readonly isNot?: readonly string[] | undefined
  readonly blank?: boolean | undefined
  /** One of the items of a cell that holds several, such as `EML,ONL,TEL`. */
  readonly lists?: readonly string[] | undefined
  readonly separator?: string | undefined
  readonly startsWith?: readonly string[] | undefined
  readonly includes?: readonly string[] | undefined
  readonly atLeast?: number | undefined
  readonly below?: number | undefined
  /** Texts that sort after or at this one, as ISO dates do by time; and before this one. */
  readonly since?: string | undefined
  readonly before?: string | undefined
  readonly match?: z.infer<typeof match> | undefined
  readonly all?: readonly Condition[] | undefined
  readonly any?: readonly Condition[] | undefined
  readonly not?: Condition | undefined
}

export const condition: z.ZodType<Condition> = z
  .strictObject({
    column: columnName.optional(),
    is: cellTexts.optional(),
    isNot: cellTexts.optional(),
    blank: z.boolean().optional(),
    lists: cellTexts.optional(),
    separator: z.string().min(1).max(3).optional(),
    startsWith: cellTexts.optional(),
    includes: cellTexts.optional(),
    atLeast: z.number().optional(),
    below: z.number().optional(),
    since: cellText.optional(),
    before: cellText.optional(),
    match: match.optional(),
    get all() {
      return z.array(condition).min(1).optional()
    },
    get any() {
      return z.array(condition).min(1).optional()
    },
    get not() {
      return condition.optional()
    },
  })
  .check(exactlyOne<Condition>(['column', 'all', 'any', 'not']))
  .check(({ value, issues }) => {
    const tests = TESTS.filter((test) => value[test] !== undefined)
    if (value.column === undefined ? tests.length === 0 : tests.length > 0) return
    const message =
      value.column === undefined
        ? `${tests.join(', ')} needs a column`
        : `needs a test of the column: one of ${TESTS.join(', ')}`
    issues.push({ code: 'custom', message, input: value })
  })

import type { DateColumn } from '../mapping/dates.ts'
import { createDateReader, type DatedCell } from '../dates/date-reader.ts'
import type { Row } from '../read/source.ts'
import type { ColumnBinder } from './columns.ts'
import type { Problem } from './outcome.ts'

/** The date of a row; undefined where its cells are blank. */
export type RowDate = (row: Row) => DatedCell | Problem | undefined

export interface DateOptions {
  readonly timeZone: string
  /** Nothing that was recorded lies after this moment, in milliseconds. */
  readonly latest: number
}

const MESSAGES = {
  'bad-date': 'no date in any of the declared formats',
  'ambiguous-date': 'a date that two of the declared formats read differently',
  'implausible-date': 'a date outside of 1900 to 2199',
  'future-date': 'a date that is still to come',
} as const

export function bindDate(
  date: DateColumn,
  columns: ColumnBinder,
  { timeZone, latest }: DateOptions,
): RowDate {
  const bound = date.column.map((name) => columns.bind(name))
  const [first] = bound
  const read = createDateReader(date, timeZone)
  const problem = (code: keyof typeof MESSAGES): Problem => ({
    kind: 'problem',
    code,
    message: MESSAGES[code],
    column: date.column.join(' + '),
    index: first?.index,
  })
  const problems = {
    'bad-date': problem('bad-date'),
    'ambiguous-date': problem('ambiguous-date'),
    'implausible-date': problem('implausible-date'),
    'future-date': problem('future-date'),
  }
  return (row) => {
    if (bound.every((column) => column.absence(row) !== undefined)) return undefined
    const text =
      bound.length === 1 && first !== undefined
        ? first.text(row).trim()
        : bound.map((column) => column.text(row).trim()).join(' ')
    const found = read(text)
    if (found.kind !== 'date') return problems[found.kind]
    return found.at > latest ? problems['future-date'] : found
  }
}

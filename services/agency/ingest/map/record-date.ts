import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { parseWindow, windowBounds, windowKind } from '@citx/schema/cube/window.ts'
import type { MonthSpan } from '../../records/new-record.ts'
import { monthOf, spanOf, windowAt, windowKindOf } from '../dates/calendar.ts'
import { getZoneClock } from '../dates/zone-clock.ts'
import type { RecordRule } from '../mapping/records.ts'
import type { Row } from '../read/source.ts'
import type { ColumnBinder } from './columns.ts'
import { bindDate, type DateOptions } from './date-column.ts'
import type { Problem } from './outcome.ts'

/** When a record was made, and the month or longer span that it counts in. */
export interface When {
  readonly at: number
  readonly month: string
  readonly months: MonthSpan
}

interface WhenContext extends DateOptions {
  readonly columns: ColumnBinder
  /** The window that the operator gives for exports without dates. */
  readonly givenWindow: string | undefined
}

/** Makes the date of a rule's records ready. */
export function bindWhen(
  { date }: Pick<RecordRule, 'date'>,
  context: WhenContext,
): (row: Row) => When | Problem {
  if (typeof date === 'string') {
    const when = fixedWhen(date, context)
    return () => when
  }
  const read = bindDate(date, context.columns, context)
  const blank: Problem = {
    kind: 'problem',
    code: 'bad-date',
    message: 'a blank where the date should be',
    column: date.column.join(' + '),
    index: context.columns.bind(date.column[0] ?? '').index,
  }
  return (row) => {
    const found = read(row)
    if (found === undefined) return blank
    if (found.kind === 'problem') return found
    const kind = windowKindOf(found.precision)
    if (kind === 'month') return { at: found.at, month: monthOf(found.wall), months: 1 }
    const { from } = windowBounds(windowAt(found.wall, kind))
    return { at: found.at, month: from, months: spanOf(kind) }
  }
}

function fixedWhen(date: string, { givenWindow, timeZone }: WhenContext): When {
  const window = parseWindow(resolveWindow(date, givenWindow))
  const { from } = windowBounds(window)
  return {
    at: getZoneClock(timeZone).momentsOf(Date.parse(from)).first,
    month: from,
    months: spanOf(windowKind(window)),
  }
}

/** The window of a mapping that leaves it to the operator. */
export function resolveWindow(date: string, givenWindow: string | undefined): string {
  if (date !== 'given') return date
  if (givenWindow !== undefined) return givenWindow
  throw new CitxError(
    'BAD_USAGE',
    'the export says nothing of time, so the window must be given at ingest, such as 2026-03',
  )
}

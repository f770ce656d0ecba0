import { z } from 'zod'
import { findWindow } from '@citx/schema/cube/window.ts'
import { findDateFormat } from '../dates/date-format.ts'
import { columnNames } from './scalars.ts'

export const zone = z
  .string()
  .refine(isZone, 'must be a time zone of the IANA database, such as Europe/Copenhagen')

/** The moment, day or window in a column. */
export const dateColumn = z.strictObject({
  /** Several columns are joined by a space. */
  column: columnNames,
  formats: z
    .array(
      z
        .string()
        .refine(
          (format) => findDateFormat(format) !== undefined,
          'is not a date format: write iso, fiscal-year, or tokens such as dd/MM/yyyy HH:mm:ss with other letters in single quotes',
        ),
    )
    .min(1),
  timeZone: zone.optional(),
  /** A date that two formats read differently: `reject` it (the default), or take the `first` format. */
  ambiguous: z.enum(['reject', 'first']).optional(),
  /** A fiscal year stands for the calendar year in which it starts or ends. */
  fiscalYear: z.enum(['start', 'end']).optional(),
})
export type DateColumn = z.infer<typeof dateColumn>

/** `given` comes from the operator at ingest, for exports that say nothing of time. */
export const fixedDate = z.union([
  z.literal('given'),
  z.preprocess(
    (value) => (Number.isSafeInteger(value) ? String(value) : value),
    z
      .string()
      .refine(
        (text) => findWindow(text) !== undefined,
        'is not a window: write 2026-03, 2026-Q1 or 2026',
      ),
  ),
])
export const recordDate = z.union([fixedDate, dateColumn])
export type RecordDate = z.infer<typeof recordDate>

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).format()
    return true
  } catch {
    return false
  }
}

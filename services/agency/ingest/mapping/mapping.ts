import { z } from 'zod'
import { findWindow } from '@citx/schema/cube/window.ts'
import { condition } from './condition.ts'
import { zone } from './dates.ts'
import { figureRule } from './figures.ts'
import { numberFormat } from './numbers.ts'
import { recordRule } from './records.ts'
import { cellTexts, columnName, columnNames, share, slug } from './scalars.ts'

const fileOptions = z.strictObject({
  format: z.enum(['csv', 'tsv', 'json', 'ndjson']).optional(),
  encoding: z.string().optional(),
  delimiter: z.string().length(1).optional(),
  headerRow: z.int().min(1).optional(),
  skipRowsAfterHeader: z.int().min(0).optional(),
  recordsAt: z.string().optional(),
  /** An export with exactly so many rows was cut off by the system that wrote it. */
  rowCap: z.int().min(1).optional(),
})

/** What stands for an absent value, and why it is absent. `*` speaks of all columns. A blank cell is missing. */
export const ABSENCES = ['missing', 'not-offered', 'not-applicable', 'suppressed'] as const
export type Absence = (typeof ABSENCES)[number]
const absences = z.strictObject({
  missing: cellTexts.optional(),
  'not-offered': cellTexts.optional(),
  'not-applicable': cellTexts.optional(),
  suppressed: cellTexts.optional(),
})

const agency = z.strictObject({
  column: columnName,
  /** The cells of this agency's rows; or, by agency id, of several agencies that share the mapping. */
  is: z.union([cellTexts, z.record(slug, cellTexts)]).optional(),
})

const window = z
  .preprocess((value) => (Number.isSafeInteger(value) ? String(value) : value), z.string())
  .refine(
    (text) => findWindow(text) !== undefined,
    'is not a window: write 2026-03, 2026-Q1 or 2026',
  )

const collected = z.strictObject({
  measure: slug,
  wording: z.string().max(1000).optional(),
  wordingId: slug.optional(),
  wordingClass: slug.optional(),
  mode: z
    .enum(['web', 'paper', 'telephone', 'face-to-face', 'sms', 'kiosk', 'mixed', 'administrative'])
    .optional(),
  coverage: z.enum(['census', 'sample', 'self-selected']).optional(),
  since: window.optional(),
  breaks: z
    .array(
      z.strictObject({
        from: window,
        kind: z.enum(['formula', 'wording', 'scale', 'mode', 'population']),
        note: z.string().min(1).max(1000),
      }),
    )
    .default([]),
})

/** What a mapping file says about an export. Everything that it does not name is left behind at the door. */
export const mappingSchema = z
  .strictObject({
    source: slug,
    title: z.string().min(1).max(200),
    file: fileOptions.default({}),
    timeZone: zone,
    numbers: numberFormat.default({}),
    /** Columns that the file must have beside those named elsewhere. */
    columns: columnNames.optional(),
    agency: agency.optional(),
    /** Rows that are no business of ours, counted by reason. */
    filters: z.array(z.strictObject({ when: condition, reason: slug })).default([]),
    absent: z.record(columnName, absences).default({}),
    /** Must be said where the file has a column of weights: counts are of people, never weighted. */
    weighted: z
      .literal(false, { error: 'must be false: weighted answers are not counts of people' })
      .optional(),
    maximumRejected: share.default(0.1),
    /** When the file was written: an open case had lasted until then. Default: given at ingest, else the time of ingest. */
    exportedAt: z.iso
      .date()
      .or(z.iso.datetime({ offset: true }))
      .optional(),
    records: z.array(recordRule).default([]),
    figures: z.array(figureRule).default([]),
    collected: z.array(collected).default([]),
  })
  .check(({ value, issues }) => {
    if (value.records.length + value.figures.length + value.collected.length === 0) {
      issues.push({
        code: 'custom',
        message:
          'needs records, figures or collected: as it is, nothing would be taken from the file',
        input: value,
      })
    }
    const names = value.records.map(({ name }) => name)
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue
      const path = ['records', index, 'name']
      issues.push({ code: 'custom', message: `is taken: ${name} is above`, path, input: name })
    }
  })
export type MappingContent = z.infer<typeof mappingSchema>

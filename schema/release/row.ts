import { z } from 'zod'
import { FAMILIES } from '../vocabulary/family.ts'

const id = z.string().min(1).max(80)
const count = z.int().min(0)
const counts = z.record(id, count)
const place = { journey: id, channel: id, stage: id }

/** One measure at one place: protected counts by answer, or the one answer that more than nine in ten gave. */
const cell = z.strictObject({
  kind: z.literal('cell'),
  measure: id,
  ...place,
  subjects: count,
  counts: counts.optional(),
  dominant: id.optional(),
  /** Variance of the noise on each of its counts, where it is not the manifest's. */
  countVariance: z.number().min(0).optional(),
})

/** A figure that the organisation publishes itself: a value, counts by answer of a measure, or both. */
const figure = z.strictObject({
  kind: z.literal('figure'),
  id,
  ...place,
  value: z.number().optional(),
  measure: id.optional(),
  counts: counts.optional(),
  n: count.optional(),
  currency: z.string().length(3).optional(),
  source: z.string().max(300),
})

/** How the agency collects a measure; what makes its figures comparable, or not. */
const collected = z.strictObject({
  kind: z.literal('collected'),
  measure: id,
  family: z.enum(FAMILIES),
  wording: z.string().max(1000).optional(),
  wordingId: id.optional(),
  wordingClass: id.optional(),
  mode: z
    .enum(['web', 'paper', 'telephone', 'face-to-face', 'sms', 'kiosk', 'mixed', 'administrative'])
    .optional(),
  coverage: z.enum(['census', 'sample', 'self-selected']).optional(),
  since: z.string().optional(),
  breaks: z.array(
    z.strictObject({
      from: z.string(),
      kind: z.enum(['formula', 'wording', 'scale', 'mode', 'population']),
      note: z.string().max(1000),
      detected: z.boolean(),
    }),
  ),
})

/** Random bits that nobody can guess, so that hashes over all rows tell nothing on those that a reader is not shown. */
const blind = z.strictObject({
  kind: z.literal('blind'),
  value: z.string().regex(/^[0-9a-f]{32}$/),
})

/**
 * One row of a release. A release is its rows, each written as one canonical JSON line (RFC 8785), sorted by bytes;
 * nothing else is published.
 */
export const releaseRow = z.discriminatedUnion('kind', [cell, figure, collected, blind])
export type ReleaseRow = z.infer<typeof releaseRow>
export type CellRow = z.infer<typeof cell>
export type FigureRow = z.infer<typeof figure>
export type CollectedRow = z.infer<typeof collected>

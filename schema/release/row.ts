import { z } from 'zod'
import { FAMILIES } from '../vocabulary/family.ts'

const id = z.string().min(1).max(80)
const count = z.int().min(0)
const counts = z.record(id, count)
const place = { journey: id, channel: id, stage: id }

/** Of a line: random bits that nobody can guess. */
const blind = z.string().regex(/^[0-9a-f]{32}$/)

/** One measure at one place: protected counts by answer, or the one answer that more than nine in ten gave. */
const cell = z.strictObject({
  kind: z.literal('cell'),
  blind: blind.optional(),
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
  blind: blind.optional(),
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
  blind: blind.optional(),
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

/** What one row of a release says. */
export const releaseRow = z.discriminatedUnion('kind', [cell, figure, collected])
export type ReleaseRow = z.infer<typeof releaseRow>
export type CellRow = z.infer<typeof cell>
export type FigureRow = z.infer<typeof figure>
export type CollectedRow = z.infer<typeof collected>

/**
 * One line of a release. A release is its rows, each written as one canonical JSON line (RFC 8785), sorted by bytes; nothing
 * else is published. Every line is blinded: the hash of one that a reader is not shown cannot be guessed from what it may say,
 * and, as the member stands first, the order of lines tells nothing.
 */
export const releaseLine = releaseRow.refine(
  (row) => row.blind !== undefined,
  'it is not blinded: the member "blind" is missing',
)

/**
 * Stands, in an excerpt of a release, for lines that are not shown: the root of their subtree, perfect and aligned as in
 * RFC 6962. An excerpt is a release file in which such lines take the place of rows.
 */
export const hiddenLines = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many: a power of two. */
  hidden: z
    .int()
    .min(1)
    .max(2 ** 30)
    .refine((lines) => Number.isInteger(Math.log2(lines)), 'must be a power of two'),
})
export type HiddenLines = z.infer<typeof hiddenLines>

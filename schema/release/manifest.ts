import { z } from 'zod'
import { FAMILIES } from '../vocabulary/family.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** How the counts of a release were protected, with every parameter that a reader needs for its intervals. */
export const protection = z.strictObject({
  profile: z.enum(['threshold', 'perturbation-table', 'discrete-laplace']),
  minimumSubjects: z.int().min(1),
  countVariance: z.number().min(0),
  parameters: z.string(),
  tableHash: sha256.optional(),
  epsilon: z.number().positive().optional(),
})
export type Protection = z.infer<typeof protection>

/**
 * What the agency signs: the facts about one release. Canonical JSON of this object is the JWS payload; the release's id
 * is the SHA-256 of those bytes.
 */
export const manifest = z.strictObject({
  agency: z.string(),
  /** Gap-free from 1. */
  seq: z.int().min(1),
  /** Id of the release before; null for the first. */
  previous: sha256.nullable(),
  window: z.string(),
  publishedAt: z.iso.datetime(),
  contract: z.string(),
  vocabulary: z.string(),
  /** Of every count, unless `employeeProtection` is there too: then of those of citizens. */
  protection,
  /** Of the counts of employees, where their way of protection is another kind. A row's own `countVariance` always goes first. */
  employeeProtection: protection.optional(),
  families: z.array(z.enum(FAMILIES)),
  rows: z.int().min(0),
  /** SHA-256 over the lines, each ended by LF. */
  contentHash: sha256,
  /** RFC 6962 root over the lines. */
  merkleRoot: sha256,
  supersedes: sha256.nullable(),
  /** Withdrawal: the superseded release is taken back and nothing stands in its place. */
  withdrawn: z.boolean(),
})
export type Manifest = z.infer<typeof manifest>

/** The `typ` header of a signed manifest. */
export const MANIFEST_TYPE = 'citx-release+jwt'

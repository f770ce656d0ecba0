import { z } from 'zod'
import { findContradictions } from './contradictions.ts'

/** Ids of agencies, partners and forums: lower-case words, so that two ids are equal only when byte-equal. */
export const memberId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/, 'must be 2 to 40 of a-z, 0-9 and hyphen')

/** The public half of an Ed25519 key (RFC 8037), with its RFC 7638 thumbprint as `kid`. */
export const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().length(43),
  kid: z.string().length(43),
})
export type PublicKey = z.infer<typeof publicKey>

export const agencyKinds = [
  'municipality',
  'region',
  'national-agency',
  'health',
  'education',
  'justice',
  'transport',
  'other',
] as const
export const sizeBands = ['small', 'medium', 'large', 'very-large'] as const

/** What an agency says of itself when it joins, signed with the key it claims. */
export const agencyDescription = z.strictObject({
  id: memberId,
  name: z.string().min(1).max(200),
  kind: z.enum(agencyKinds),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  sizeBand: z.enum(sizeBands),
  residents: z.int().positive().optional(),
  endpoint: z.url(),
  contract: z.string(),
  keys: z.array(publicKey).min(1).max(5),
})
export type AgencyDescription = z.infer<typeof agencyDescription>

export const agencyEntry = agencyDescription.extend({
  forums: z.array(memberId),
  joinedAt: z.iso.datetime(),
})
export type AgencyEntry = z.infer<typeof agencyEntry>

/** An organisation that asks. Its people and machines are known by the client ids of its identity provider. */
export const partnerEntry = z.strictObject({
  id: memberId,
  name: z.string().min(1).max(200),
  issuer: z.url(),
  clientIds: z.array(z.string().min(1).max(200)),
  forums: z.array(memberId),
})
export type PartnerEntry = z.infer<typeof partnerEntry>

/** A key or a release that nobody should rely on any more, and why. */
export const distrustEntry = z.strictObject({
  /** A key's thumbprint, or a release's id. */
  id: z.string().regex(/^(?:[A-Za-z0-9_-]{43}|[0-9a-f]{64})$/),
  reason: z.string().min(1).max(300),
})
export type DistrustEntry = z.infer<typeof distrustEntry>

/** How many versions before the previous one a directory's document names. */
export const MOST_EARLIER = 64

/** What a directory's document holds, whether or not its members contradict one another. */
export const directoryContent = z.strictObject({
  seq: z.int().min(1),
  /** SHA-256 of the signed document before, in hexadecimal; null for the first. */
  prev: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The same of the versions before that one, newest first: a reader that missed some sees whether it knew this history. */
  earlier: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(MOST_EARLIER)
    .optional(),
  issuedAt: z.iso.datetime(),
  expires: z.iso.datetime(),
  agencies: z.array(agencyEntry),
  partners: z.array(partnerEntry),
  forums: z.array(z.strictObject({ id: memberId, name: z.string().min(1).max(200) })),
  gateways: z.array(z.strictObject({ id: memberId, keys: z.array(publicKey).min(1) })),
  distrusted: z.array(distrustEntry).optional(),
})

/**
 * The directory's one document: who takes part. Signed by the directory; each version names the hash of the one before,
 * so that readers can refuse a rollback or a fork. Nobody in it can be taken for another.
 */
export const directoryDocument = directoryContent.superRefine((document, context) => {
  for (const message of findContradictions(document)) context.addIssue(message)
})
export type DirectoryDocument = z.infer<typeof directoryDocument>

/** The `typ` header of the signed directory document and of an agency's description of itself. */
export const DIRECTORY_TYPE = 'citx-directory+jwt'
export const AGENCY_DESCRIPTION_TYPE = 'citx-agency+jwt'

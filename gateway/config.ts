import { z } from 'zod'
import { memberId, publicKey } from '@citx/schema/directory/document.ts'

const port = z.coerce.number().int().min(0).max(65_535)
const milliseconds = z.coerce.number().int().min(10).max(600_000)
const count = z.coerce.number().int().min(1)

/** What a gateway is told; everything but its identity, its neighbours and its issuers has a default. */
export const gatewayConfig = z.strictObject({
  /** The gateway's id in the directory. */
  id: z.string().min(2),
  host: z.string().default('127.0.0.1'),
  port: port.default(4000),
  catalogueUrl: z.url(),
  /** What access tokens for this gateway name as their audience. */
  audience: z.string().min(1),
  issuers: z.array(z.strictObject({ issuer: z.string().min(1), jwksUrl: z.url() })).min(1),
  deadlines: z
    .strictObject({
      /** For a whole answer. */
      queryMs: milliseconds.default(10_000),
      /** For each agency. */
      agencyMs: milliseconds.default(5_000),
      connectMs: milliseconds.default(2_000),
      catalogueMs: milliseconds.default(3_000),
    })
    .prefault({}),
  agencies: z
    .strictObject({
      sockets: count.default(8),
      queue: count.default(64),
      maxAnswerBytes: count.default(16 * 1024 * 1024),
      breakerFailures: count.default(5),
      breakerRestMs: milliseconds.default(10_000),
      /** Whether agencies may be at loopback, link-local or private addresses: for networks of one's own alone. */
      allowPrivateAddresses: z.boolean().default(false),
    })
    .prefault({}),
  cache: z
    .strictObject({
      /** Answers of agencies are kept within so many bytes; 0 keeps none. */
      maxBytes: z.coerce
        .number()
        .int()
        .min(0)
        .default(64 * 1024 * 1024),
    })
    .prefault({}),
  relay: z
    .strictObject({
      /** Gateways, by their ids in the directory, that may ask this one's agencies through it; none unless named. */
      gateways: z.array(memberId).default([]),
      /** Keys of other directories, which check an agency through this gateway before they list it there. */
      directories: z.array(publicKey).default([]),
    })
    .prefault({}),
  limits: z
    .strictObject({
      bodyBytes: count.default(64 * 1024),
      tokens: count.default(4_000),
      depth: count.default(12),
      aliases: count.default(50),
      directives: count.default(20),
      rootFields: count.default(20),
      selections: count.default(5_000),
      repeats: count.default(100),
      /** Cells asked for times agencies asked. */
      cells: count.default(500_000),
    })
    .prefault({}),
})
export type GatewayConfig = z.output<typeof gatewayConfig>
export type GatewayConfigInput = z.input<typeof gatewayConfig>

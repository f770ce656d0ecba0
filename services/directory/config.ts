import { z } from 'zod'
import { directoryDocument, distrustEntry } from '@citx/schema/directory/document.ts'

/** What `directory.yaml` holds: where to listen, and who may take part beside the agencies, which join by themselves. */
export const directoryConfig = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.int().min(0).max(65_535).default(4002),
  /** For trying things out, or where all agencies are in one private network. */
  allowPrivateAddresses: z.boolean().default(false),
  partners: directoryDocument.shape.partners.default([]),
  forums: directoryDocument.shape.forums.default([]),
  gateways: directoryDocument.shape.gateways.default([]),
  /** Keys by thumbprint and releases by id that nobody should rely on any more. */
  distrusted: z.array(distrustEntry).default([]),
})
export type DirectoryConfig = z.output<typeof directoryConfig>

import { createHash } from 'node:crypto'
import { canonicalBytes } from '@citx/kit/proof/canonical-json.ts'
import type { Manifest } from '@citx/schema/release/manifest.ts'

/** SHA-256 of the canonical manifest, in hexadecimal. */
export function releaseId(manifest: Manifest): string {
  return createHash('sha256').update(canonicalBytes(manifest)).digest('hex')
}

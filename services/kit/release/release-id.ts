import { createHash } from 'node:crypto'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import { canonicalBytes } from '../proof/canonical-json.ts'

/** SHA-256 of the canonical manifest, in hexadecimal. */
export function releaseId(manifest: Manifest): string {
  return createHash('sha256').update(canonicalBytes(manifest)).digest('hex')
}

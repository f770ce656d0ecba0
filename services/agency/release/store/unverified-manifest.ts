import { manifest, type Manifest } from '@citx/schema/release/manifest.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { unverifiedPayload } from '@citx/kit/proof/unverified-payload.ts'

/** Reads a manifest of our own database, where it was signed before it was stored. From outside, use `readRelease`. */
export function findManifest(jws: string): Manifest {
  const parsed = manifest.safeParse(unverifiedPayload(jws))
  if (parsed.success) return parsed.data
  throw new CitxError('BAD_MANIFEST', 'a stored manifest is not one of this contract')
}

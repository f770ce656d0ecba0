import { deriveNoiseKey, deriveSeed, type MasterKey } from './protect/noise-key.ts'
import { digestSnapshots } from './protect/snapshot.ts'
import type { TrueCube } from './protect/types.ts'

export interface BlindingScope {
  readonly agency: { readonly id: string }
  readonly window: string
  readonly masterKey: MasterKey
}

/** From the agency's secret and from the records that the release is made of. */
export function deriveBlindingKey(
  cubes: readonly TrueCube[],
  { agency, window, masterKey }: BlindingScope,
): Uint8Array {
  const key = deriveNoiseKey(masterKey, { agency: agency.id, series: 'blind' })
  return deriveSeed(key, window, digestSnapshots(cubes))
}

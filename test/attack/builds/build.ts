import type { Served } from '@citx/agency/release/cube/planned-places.ts'
import type { NoiseModel } from '../method/noise-model.ts'
import type { MasterKey } from '@citx/agency/release/protect/noise-key.ts'
import type { ReleaseRow } from '@citx/schema/release/row.ts'
import type { Response } from '../world/response.ts'

/** What a build is there for: to hold, to be broken by every attack, or to be caught by one at least. */
export type BuildKind = 'real' | 'unprotected' | 'broken'

export interface ReleaseSetting {
  readonly window: string
  readonly masterKey: MasterKey
  /** What the agency declares that it serves; all of the vocabulary where it says nothing. */
  readonly served?: Served | undefined
  /** Whether this corrects what was released of the window before. */
  readonly correction?: boolean
}

/** A way to turn records into the rows of a release. Attacks see the rows, and nothing else of it. */
export interface Build {
  readonly id: string
  readonly kind: BuildKind
  readonly what: string
  /** What the manifest tells of the noise. */
  readonly noise: NoiseModel
  /** The same of a correction, where its noise is another. */
  readonly corrected?: NoiseModel
  readonly release: (
    responses: readonly Response[],
    setting: ReleaseSetting,
  ) => readonly ReleaseRow[]
}

import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { mapCounts, protectedCount } from './counts.ts'
import { addLaplaceNoise, laplaceVarianceOf } from './laplace-cube.ts'
import { keyedStream, type KeyedStream } from './draw.ts'
import { isStated } from './finest-cells.ts'
import { isSafeMagnitude, perturbMagnitude } from './magnitude.ts'
import { mergeNearlySame } from './nearly-same.ts'
import { deriveNoiseKey, deriveSeed, type MasterKey } from './noise-key.ts'
import type { NoisyCell } from './noisy-cell.ts'
import { perturbationTable } from './perturbation-table.ts'
import { perturbCell } from './perturb.ts'
import { publishCell } from './publish-cell.ts'
import { digestSnapshot } from './snapshot.ts'
import { requireSoundCube } from './sound-cube.ts'
import { reachesThreshold, requireMinimum, requirePublishAt } from './threshold.ts'
import type {
  DiscreteLaplaceProfile,
  PerturbationTableProfile,
  ProtectedCell,
  ProtectedCube,
  ProtectedMagnitude,
  ProtectionProfile,
  ThresholdProfile,
  TrueCell,
  TrueCube,
} from './types.ts'

/** The agency's secret, or a stream in its place for those who study the noise. */
export type NoiseSource = { readonly masterKey: MasterKey } | { readonly keyedStream: KeyedStream }

export interface ProtectionOptions {
  /** Measures whose dominant answer is never shown with its histogram, whatever the size of the cell. */
  readonly sensitive?: ReadonlySet<string>
  /** How many answers one subject may give to a measure within the window; 1 unless said. */
  readonly answersPerSubject?: ReadonlyMap<string, number>
  /** Under a perturbation table: groups that are nearly the same people show one count. */
  readonly mergeNearlySame?: boolean
  /** Digest of all that is released together; of this cube when left out. Any change of it redraws every noise. */
  readonly snapshot?: Uint8Array
}

/**
 * Protects every count of a cube: the same cube gives the same result, any other cube other noise everywhere. Fails with
 * BAD_CONFIG on a profile that cannot be, and with RELEASE_REFUSED on a cube that is not sound.
 */
export function protectCube(
  cube: TrueCube,
  profile: ProtectionProfile,
  options: NoiseSource & ProtectionOptions,
): ProtectedCube {
  requireSoundCube(cube)
  switch (profile.kind) {
    case 'threshold':
      return protectByThreshold(cube, profile)
    case 'perturbation-table':
      return protectByTable(cube, profile, options)
    case 'discrete-laplace':
      return protectByLaplace(cube, profile, options)
  }
}

function protectByThreshold(cube: TrueCube, profile: ThresholdProfile): ProtectedCube {
  requireMinimum('minimumSubjects', profile.minimumSubjects)
  const cells = cube.cells
    .map(withoutNoise)
    .filter(({ base }) => reachesThreshold(base, profile.minimumSubjects))
    .map((cell): ProtectedCell => ({ kind: 'histogram', ...cell }))
  const magnitudes = (cube.magnitudes ?? [])
    .filter((magnitude) => isSafeMagnitude(magnitude))
    .map(({ cellId, measure, total }) => ({ cellId, measure, total, standardError: 0 }))
  return assemble({ cube, profile, cells, magnitudes, countVariance: 0 })
}

function withoutNoise({ cellId, place, measure, base, counts }: TrueCell): NoisyCell {
  return {
    cellId,
    place,
    measure,
    base: protectedCount(base),
    counts: mapCounts(counts, protectedCount),
    countVariance: 0,
  }
}

function protectByTable(
  cube: TrueCube,
  profile: PerturbationTableProfile,
  options: NoiseSource & ProtectionOptions,
): ProtectedCube {
  requirePublishAt(profile)
  const noise = { table: perturbationTable(profile), stream: openStream(cube, options) }
  const rules = { publishAt: profile.publishAt, sensitive: options.sensitive ?? new Set<string>() }
  const drawn = cube.cells.map((cell) => perturbCell(cell, noise))
  const large = new Set(drawn.filter(({ base }) => reachesThreshold(base, rules.publishAt)))
  const shown = options.mergeNearlySame === true ? mergeNearlySame(cube.cells, drawn, noise) : drawn
  const cells = shown.flatMap((cell, index) => {
    const own = drawn[index]
    return own !== undefined && large.has(own) ? (publishCell(cell, rules) ?? []) : []
  })
  const magnitudes = (cube.magnitudes ?? []).flatMap((sum) => perturbMagnitude(sum, noise) ?? [])
  const tableSha256 = noise.table.sha256
  return assemble({ cube, profile, cells, magnitudes, countVariance: profile.V, tableSha256 })
}

function protectByLaplace(
  cube: TrueCube,
  profile: DiscreteLaplaceProfile,
  options: NoiseSource & ProtectionOptions,
): ProtectedCube {
  requireMinimum('publishAt', profile.publishAt)
  if ((cube.magnitudes ?? []).length > 0)
    throw new CitxError(
      'RELEASE_REFUSED',
      'sums cannot be published under the discrete Laplace profile; use a histogram of bands',
    )
  const { epsilon } = profile
  const answersPerSubject = options.answersPerSubject ?? new Map<string, number>()
  const noise = { epsilon, answersPerSubject, stream: openStream(cube, options) }
  const rules = { publishAt: profile.publishAt, sensitive: options.sensitive ?? new Set<string>() }
  const cells = addLaplaceNoise(cube.cells, noise)
    .filter(({ place }) => isStated(place))
    .flatMap((cell) => publishCell(cell, rules) ?? [])
  const countVariance = laplaceVarianceOf(cube.cells, noise)
  return assemble({ cube, profile, cells, magnitudes: [], countVariance })
}

function openStream(cube: TrueCube, source: NoiseSource & ProtectionOptions): KeyedStream {
  if ('keyedStream' in source) return source.keyedStream
  const key = deriveNoiseKey(source.masterKey, cube)
  return keyedStream(deriveSeed(key, cube.window, source.snapshot ?? digestSnapshot(cube)))
}

interface Parts {
  readonly cube: TrueCube
  readonly profile: ProtectionProfile
  readonly cells: readonly ProtectedCell[]
  readonly magnitudes: readonly ProtectedMagnitude[]
  readonly countVariance: number
  readonly tableSha256?: string
}

function assemble({ cube, cells, magnitudes, ...rest }: Parts): ProtectedCube {
  const { agency, series, window } = cube
  const published = new Set(cells.map(({ cellId }) => cellId))
  const shown = magnitudes.filter(({ cellId }) => published.has(cellId))
  return { agency, series, window, cells, magnitudes: shown, ...rest }
}

import type { Window } from '@citx/schema/cube/window.ts'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import { sharesAny } from '../../agreements/visibility.ts'
import type { SubgraphContext } from '../context.ts'
import type { ReleaseView } from '../releases/release-view.ts'
import { requireAtLeastZero } from '../request-limits.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

export interface ReleasesArguments {
  readonly window?: Window | null
  readonly first?: number | null
}

/** `Agency.releases`: those in force, newest first; none for an asker to whom nothing is shared. */
export function releases(
  _parent: unknown,
  { window, first }: ReleasesArguments,
  { releases: current, visibility, checkOutgoing }: SubgraphContext,
) {
  const count = requireAtLeastZero('first', first ?? 60)
  if (!sharesAny(visibility)) return []
  const listed = current.inForce.filter((view) => window == null || view.window === window)
  if (listed.length > 0) checkOutgoing({ family: undefined, journey: undefined })
  return listed.slice(0, count).map(presentRelease)
}

function presentRelease({ id, window, manifest, jws }: ReleaseView) {
  const { seq, previous, publishedAt, contract, rows, merkleRoot, supersedes } = manifest
  const { protection, employeeProtection } = manifest
  return {
    id,
    seq,
    previous,
    window,
    publishedAt,
    contract,
    protection: presentProtection(protection),
    employeeProtection:
      employeeProtection === undefined ? null : presentProtection(employeeProtection),
    rows,
    merkleRoot,
    supersedes,
    manifest: jws,
  }
}

function presentProtection({ profile, ...rest }: Manifest['protection']) {
  const { minimumSubjects, countVariance, parameters } = rest
  return { profile: enumName(profile), minimumSubjects, countVariance, parameters }
}

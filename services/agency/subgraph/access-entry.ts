import { sharedFamilies } from '../agreements/visibility.ts'
import type { SubgraphContext } from './context.ts'

/** Who asked the agency, for what, and what was decided. Not what was asked, and not what was answered. */
export interface AccessEntry {
  readonly partner: string
  readonly forum?: string
  readonly purpose: string
  readonly gateway: string
  /** The gateways on whose word it asks. */
  readonly via?: readonly string[]
  readonly decision: 'shared' | 'nothing-shared'
  readonly families: readonly string[]
  /** The newest release that could be seen. */
  readonly release?: string
}

/** The line that an agency logs of each request with a sound grant. */
export function accessEntry({
  grant: { partner, forum, purpose, gateway, via },
  visibility,
  releases,
}: Pick<SubgraphContext, 'grant' | 'visibility' | 'releases'>): AccessEntry {
  const families = sharedFamilies(visibility)
  const isShared = families.length > 0
  return {
    partner,
    ...(forum !== undefined && { forum }),
    purpose,
    gateway,
    ...(via !== undefined && { via }),
    decision: isShared ? 'shared' : 'nothing-shared',
    families,
    ...(isShared && releases.newest !== undefined && { release: releases.newest.id }),
  }
}

import { compareWindows, windowKind, type Window } from '@citx/schema/cube/window.ts'
import type { ReleaseView } from './release-view.ts'

/** The releases in force at one moment; never changed, only replaced by a newer set. */
export interface CurrentReleases {
  /** Position of the newest release of the history, also when it withdrew another; 0 before the first. */
  readonly seq: number
  /** The newest publication in force. */
  readonly newest: ReleaseView | undefined
  /** In force, the newest window first. */
  readonly inForce: readonly ReleaseView[]
  /** In force, but not what was signed, so that they are not served. */
  readonly damaged: readonly DamagedRelease[]
  of(window: Window): ReleaseView | undefined
}

export interface DamagedRelease {
  readonly id: string
  readonly seq: number
  readonly window: string
}

export function createCurrentReleases(
  seq: number,
  views: readonly ReleaseView[],
  damaged: readonly DamagedRelease[] = [],
): CurrentReleases {
  const byWindow = new Map(views.map((view) => [view.window, view]))
  return {
    seq,
    newest: views.toSorted((a, b) => b.manifest.seq - a.manifest.seq)[0],
    inForce: views.toSorted((a, b) => compareWindows(b.window, a.window)),
    damaged,
    of: (window) => byWindow.get(window),
  }
}

export const NO_RELEASES = createCurrentReleases(0, [])

/** The newest month for which a condition holds. */
export function findNewestMonth(
  { inForce }: CurrentReleases,
  condition: (view: ReleaseView) => boolean,
): ReleaseView | undefined {
  return inForce.find((view) => windowKind(view.window) === 'month' && condition(view))
}

/** The tables of schema `release`. Columns of other types than these are never read from them. */
export interface ReleaseTables {
  readonly 'release.release': ReleaseTable
  readonly 'release.row': RowTable
}

/** One release, visible from the moment this row is. */
export interface ReleaseTable {
  readonly seq: number
  readonly id: string
  readonly previous: string | null
  readonly window: string
  readonly supersedes: string | null
  readonly withdrawn: boolean
  /** Compact JWS over the canonical manifest. */
  readonly manifest: string
}

/** One canonical JSON line of a release. */
export interface RowTable {
  readonly seq: number
  /** From 0, in byte order of the lines. */
  readonly position: number
  readonly line: string
}

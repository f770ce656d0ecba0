import type { AgencyFailure } from '../scatter/failure.ts'
import type { Figure, PublishedFigure } from './figures/figure.ts'
import type { ChannelMix } from './grades/channel-mix.ts'
import type { Graded } from './grades/grade.ts'
import type { Reason } from './reason.ts'
import type { PeerDifference, Standing } from './statistics/peer-statistics.ts'

/** A figure as the normalised index of its construct, and how it compares as that. */
export interface Normalised {
  readonly figure: PublishedFigure
  /** Undefined for too few agencies, and where the index has no interval. */
  readonly difference: PeerDifference | undefined
}

/** What one agency brings to a comparison. */
export interface AgencyFigure {
  readonly agency: string
  readonly figure: Figure
  readonly failure: AgencyFailure | undefined
  /** The same as the normalised index of its construct, worked out when it is wanted; undefined where the metric is one, or has none. */
  readonly asIndex?: () => Figure | undefined
  /** Undefined where the measure is not counted by channel. */
  readonly answers?: ChannelMix | undefined
}

/** The same, graded, and placed where that is fair. */
export interface ComparedRow extends AgencyFigure {
  /** Undefined where there is neither figure nor index. */
  readonly graded: Graded | undefined
  readonly reasons: readonly Reason[]
  /** Undefined where it is not ranked. */
  readonly standing: Standing | undefined
  /** Undefined where the figure itself is compared. */
  readonly normalised: Normalised | undefined
}

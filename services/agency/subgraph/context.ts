import type { Logger } from '@citx/kit/log/logger.ts'
import type { VerifiedGrant } from '@citx/kit/token/grant.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import type { OutgoingFact } from '../agreements/outgoing-check.ts'
import type { Keeping } from '../agreements/keeping.ts'
import type { Visibility } from '../agreements/visibility.ts'
import type { Pace } from './pace.ts'
import type { SpendCells } from './request-limits.ts'
import type { CurrentReleases } from './releases/current-releases.ts'

/** What one request is answered from: who asks, what they may see, and the releases in force when it came in. */
export interface SubgraphContext {
  readonly agency: string
  readonly grant: VerifiedGrant
  readonly visibility: Visibility
  readonly releases: CurrentReleases
  readonly vocabulary: Vocabulary
  /** How long an answer that leaves now may be kept. */
  readonly keeping: () => Keeping
  /** Throws for what no agreement in force covers; every fact passes it on its way out. */
  readonly checkOutgoing: (fact: OutgoingFact) => void
  /** Work goes by it, so that it ends when nobody waits for the answer any more. */
  readonly pace: Pace
  /** To be told how many cells and figures a field is about to give. */
  readonly spendCells: SpendCells
  readonly log: Logger
}

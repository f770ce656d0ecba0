import type { Caller } from './access/caller.ts'
import type { Members } from './access/members.ts'
import { ParticipationLog } from './scatter/participation.ts'
import type { ScatterServices } from './scatter/scatter.ts'

/**
 * What the resolvers of one request share. A fresh object for each request: batched delegation keeps its loaders by this
 * object, so that two requests with one context would see one another's answers.
 */
export interface GatewayContext {
  readonly requestId: string
  readonly caller: Caller
  /** The members as the directory's document had them when the request came. */
  readonly members: Members
  /** When the whole answer is due, on the clock of `performance.now()`. */
  readonly dueMs: number
  /** Fires when the caller is gone. */
  readonly signal: AbortSignal
  readonly participation: ParticipationLog
  readonly scatter: ScatterServices
}

/** Whether an object is a request's context, rather than the empty one that a server falls back to. */
export function isGatewayContext(context: object): context is GatewayContext {
  return 'participation' in context && context.participation instanceof ParticipationLog
}

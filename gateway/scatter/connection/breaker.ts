import { within, type Deadline } from '../deadline.ts'
import type { AgencyFailure } from '../failure.ts'

/** What a question told about the agency's health; `unknown` when the caller left before it could tell anything. */
export type Health = 'well' | 'ill' | 'unknown'

/** Leave to ask, to be handed back with what came of it. */
export interface Leave {
  settle(health: Health): void
}

export interface Breaker {
  /**
   * Leave to ask, or the reason why the agency is left alone. While one question probes an agency that has rested, others
   * wait for what comes of it, though not beyond their deadline.
   */
  enter(deadline: Deadline): Leave | AgencyFailure | Promise<Leave | AgencyFailure>
  /** Leaves the agency alone for so long, for a reason. */
  rest(milliseconds: number, reason: AgencyFailure): void
}

export interface BreakerOptions {
  /** So many failures in a row, and the agency is left alone. */
  readonly failures: number
  readonly restMs: number
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'resting'; readonly untilMs: number; readonly reason: AgencyFailure }
  | { readonly kind: 'probing'; readonly done: Promise<void>; readonly finish: () => void }

const failedOften: AgencyFailure = {
  status: 'DOWN',
  reason: 'failed several times in a row and is left alone for a moment',
}

/** Counts failures in a row; after so many the agency rests, and then one question tries whether it is back. */
export function createBreaker({ failures, restMs, now }: BreakerOptions): Breaker {
  let state: State = { kind: 'closed' }
  let failed = 0

  const become = (next: State) => {
    const before = state
    state = next
    if (before.kind === 'probing') before.finish()
  }
  const rest = (milliseconds: number, reason: AgencyFailure) =>
    become({ kind: 'resting', untilMs: now() + milliseconds, reason })
  const close = () => {
    failed = 0
    if (state.kind !== 'closed') become({ kind: 'closed' })
  }

  const ordinary: Leave = {
    settle(health) {
      // What was asked before the rest began tells nothing new.
      if (health === 'unknown' || state.kind !== 'closed') return
      if (health === 'well') failed = 0
      else if ((failed += 1) >= failures) rest(restMs, failedOften)
    },
  }

  const probe = (): Leave => {
    const { promise: done, resolve: finish } = Promise.withResolvers<void>()
    const probing: State = { kind: 'probing', done, finish }
    state = probing
    return {
      settle(health) {
        if (state !== probing) return
        if (health === 'well') close()
        else rest(health === 'ill' ? restMs : 0, failedOften)
      },
    }
  }

  const enter: Breaker['enter'] = (deadline) => {
    if (state.kind === 'closed') return ordinary
    if (state.kind === 'resting') return now() < state.untilMs ? state.reason : probe()
    return within(deadline, state.done).then(() => enter(deadline))
  }

  return { rest, enter }
}

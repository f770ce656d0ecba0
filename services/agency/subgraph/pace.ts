import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toGraphqlError } from '@citx/kit/errors/to-graphql-error.ts'
import type { SubgraphContext } from './context.ts'

/** What one request works at for so long before others have their turn. */
const SLICE_MS = 10

/** How one request works: in pieces, between which others have their turn, and only while somebody waits for the answer. */
export interface Pace {
  /** Does a piece of work: now, or when others have had their turn. Fails with AGENCY_TIMEOUT when nobody waits any more. */
  run<T>(work: () => T): T | Promise<T>
  /** Fails with AGENCY_TIMEOUT when nobody waits any more. */
  check(): void
}

export interface PaceOptions {
  /** When the answer is due, on the clock; `Infinity` when the asker did not say. */
  readonly dueMs: number
  /** Fires when the asker is gone. */
  readonly signal: AbortSignal
  readonly clock?: () => number
}

/** Paces one request, which begins now. */
export function createPace({ dueMs, signal, clock = () => performance.now() }: PaceOptions): Pace {
  let turnMs = clock()
  let turns = Promise.resolve()
  const check = () => {
    if (signal.aborted) throw late('nobody waits for this answer any more')
    if (clock() > dueMs) throw late('the time that the asker gave for this answer is over')
  }
  return {
    check,
    run(work) {
      check()
      if (clock() - turnMs < SLICE_MS) return work()
      // Each waiting piece has a turn of its own, or all would follow one another in the same.
      turns = turns.then(() => nextTurn())
      return turns.then(() => {
        turnMs = clock()
        check()
        return work()
      })
    },
  }
}

function late(why: string): Error {
  return toGraphqlError(new CitxError('AGENCY_TIMEOUT', why))
}

/** When an answer is due whose request said `citx-deadline-ms`, and came now. */
export function dueFrom(header: string | string[] | undefined, nowMs = performance.now()): number {
  return typeof header === 'string' && /^\d{1,9}$/.test(header) ? nowMs + Number(header) : Infinity
}

/** A field that is worked for at the pace of its request. */
export function paced<P, A, T>(
  resolve: (parent: P, args: A, context: SubgraphContext) => T,
): (parent: P, args: A, context: SubgraphContext) => T | Promise<T> {
  return (parent, args, context) => context.pace.run(() => resolve(parent, args, context))
}

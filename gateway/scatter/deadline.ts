import { performance } from 'node:perf_hooks'

/** Thrown where an answer is awaited that nobody waits for any more. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone'
}

/** The time was up. */
export class Overdue extends Error {
  override readonly name = 'Overdue'
}

export type Ending = CallerGone | Overdue

export type OnEnd = (ending: Ending) => void

/** Ends one fan-out when its time is up, or when the caller is gone. */
export interface Deadline extends Disposable {
  readonly timeoutMs: number
  /** Both on the clock of `performance.now()`. */
  readonly startedMs: number
  readonly dueMs: number
  /** Why it is over; undefined while it is not. */
  readonly ending: Ending | undefined
  /** Calls back once when it ends; not when it has ended before. */
  watch(onEnd: OnEnd): void
  unwatch(onEnd: OnEnd): void
}

/** In the first turn what arrived is read; that a line was closed is known in one of those after it. */
const LAST_TURNS = 4

/**
 * Starts the one timer of a fan-out. undici's own timeouts are up to a second late, and a signal for each agency would cost
 * a timer and listeners each. A gateway that is busy comes to its timers late, and to its timers first: before it says that
 * the time is up it reads what has arrived in the meantime, so that its own lateness is never called an agency's.
 */
export function startDeadline(timeoutMs: number, caller: AbortSignal): Deadline {
  const watching = new Set<OnEnd>()
  const startedMs = performance.now()
  let ending: Ending | undefined
  const end = (reason: Ending) => {
    ending ??= reason
    const all = [...watching]
    watching.clear()
    for (const onEnd of all) onEnd(ending)
  }
  const leave = () => end(new CallerGone('the caller is gone'))
  let lastLook: NodeJS.Immediate | undefined
  const lookAgain = (turns: number) => {
    if (turns === 0) return end(new Overdue('the time is up'))
    lastLook = setImmediate(lookAgain, turns - 1)
  }
  const timer = setTimeout(lookAgain, timeoutMs, LAST_TURNS)
  if (caller.aborted) leave()
  else caller.addEventListener('abort', leave, { once: true })
  return {
    timeoutMs,
    startedMs,
    dueMs: startedMs + timeoutMs,
    get ending() {
      return ending
    },
    watch: (onEnd) => void watching.add(onEnd),
    unwatch: (onEnd) => void watching.delete(onEnd),
    [Symbol.dispose]() {
      clearTimeout(timer)
      clearImmediate(lastLook)
      caller.removeEventListener('abort', leave)
    },
  }
}

/** Waits for something, but not beyond the deadline: then it rejects with the deadline's ending. */
export function within<T>(deadline: Deadline, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    if (deadline.ending !== undefined) return reject(deadline.ending)
    deadline.watch(reject)
    void work.then(resolve, reject).finally(() => deadline.unwatch(reject))
  })
}

import { setMaxListeners } from 'node:events'

/** Thrown where an answer is awaited that nobody waits for any more. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone'
}

/** Aborts one fan-out when its time is up, or when the caller is gone. */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal
  readonly timeoutMs: number
}

/**
 * Starts the one timer of a fan-out. undici's own timeouts are up to a second late, and a signal per agency would
 * cost a timer each.
 */
export function startDeadline(timeoutMs: number, caller: AbortSignal): Deadline {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  const timer = setTimeout(() => controller.abort(new Error('deadline')), timeoutMs)
  const leave = () => controller.abort(new CallerGone('the caller is gone'))
  if (caller.aborted) leave()
  else caller.addEventListener('abort', leave, { once: true })
  return {
    signal: controller.signal,
    timeoutMs,
    [Symbol.dispose]() {
      clearTimeout(timer)
      caller.removeEventListener('abort', leave)
    },
  }
}

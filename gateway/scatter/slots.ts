/** A bounded number of places, with a bounded queue before them. */
export interface Slots {
  /** Waits for a place; `undefined` when the queue is full. Rejects with the signal's reason when it fires first. */
  take(signal: AbortSignal): Promise<Disposable> | undefined
}

interface Waiting {
  readonly admit: () => void
}

/** At most `places` at once, and `queue` more that wait; whoever comes then is turned away at once. */
export function createSlots(places: number, queue: number): Slots {
  let taken = 0
  const waiting = new Set<Waiting>()

  const release = () => {
    const [next] = waiting
    if (next === undefined) taken -= 1
    else {
      waiting.delete(next)
      next.admit()
    }
  }

  return {
    take(signal) {
      if (taken < places) {
        taken += 1
        return Promise.resolve(releaseOnce(release))
      }
      if (waiting.size >= queue) return undefined
      return new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(entry)
          reject(asError(signal.reason))
        }
        const entry: Waiting = {
          admit: () => {
            signal.removeEventListener('abort', leave)
            resolve(releaseOnce(release))
          },
        }
        if (signal.aborted) return reject(asError(signal.reason))
        signal.addEventListener('abort', leave, { once: true })
        waiting.add(entry)
      })
    },
  }
}

function releaseOnce(release: () => void): Disposable {
  let held = true
  return {
    [Symbol.dispose]() {
      if (held) release()
      held = false
    },
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason))
}

import type { Deadline, OnEnd } from '../deadline.ts'

/** A bounded number of places, with a bounded queue before them. */
export interface Slots {
  /**
   * A place, at once where one is free; `undefined` when the queue is full. Rejects with the deadline's ending when that
   * comes first.
   */
  take(deadline: Deadline): Disposable | Promise<Disposable> | undefined
}

/** At most `places` at once, and `queue` more that wait; whoever comes then is turned away at once. */
export function createSlots(places: number, queue: number): Slots {
  let taken = 0
  const waiting = new Set<() => void>()

  const release = () => {
    const [admitNext] = waiting
    if (admitNext === undefined) taken -= 1
    else {
      waiting.delete(admitNext)
      admitNext()
    }
  }

  const wait = (deadline: Deadline): Promise<Disposable> =>
    new Promise((resolve, reject) => {
      const leave: OnEnd = (ending) => {
        waiting.delete(admit)
        reject(ending)
      }
      const admit = () => {
        deadline.unwatch(leave)
        resolve(releaseOnce(release))
      }
      if (deadline.ending !== undefined) return reject(deadline.ending)
      deadline.watch(leave)
      waiting.add(admit)
    })

  return {
    take(deadline) {
      if (taken >= places) return waiting.size >= queue ? undefined : wait(deadline)
      taken += 1
      return releaseOnce(release)
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

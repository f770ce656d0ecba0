import type { Dispatcher } from 'undici'

/** Waits for a socket. */
export interface Waiter {
  admit(socket: Dispatcher): void
}

/** An agency's sockets: each carries one question at a time, and who finds none free waits in a bounded queue. */
export interface Sockets {
  /** Admits the waiter, at once where a socket is free; false when the queue is full. */
  take(waiter: Waiter): boolean
  /** Takes a waiter out of the queue. */
  leave(waiter: Waiter): void
  /** Hands a socket back: the next who waits gets it. */
  giveBack(socket: Dispatcher): void
  /** Hands back a socket on which a question was given up: it is closed, and another takes its place. */
  giveUp(socket: Dispatcher): void
  /** Closes every socket, whatever is under way. */
  close(): Promise<void>
}

/** At most `places` sockets, each opened when it is first needed, and `queue` that wait; whoever comes then is turned away. */
export function createSockets(open: () => Dispatcher, places: number, queue: number): Sockets {
  const opened = new Set<Dispatcher>()
  /** The last used first: it is the least likely to have been closed at the other end. */
  const free: Dispatcher[] = []
  const waiting = new Set<Waiter>()
  let isClosed = false
  let isPassing = false

  const openOne = () => {
    const socket = open()
    opened.add(socket)
    // It tells who uses it that it is closed.
    if (isClosed) void socket.destroy()
    return socket
  }
  /** One after another: who is admitted may hand the socket back at once, and so may all that wait. */
  const pass = (socket: Dispatcher) => {
    free.push(socket)
    if (isPassing) return
    isPassing = true
    try {
      for (const next of waiting) {
        const given = free.pop()
        if (given === undefined) return
        waiting.delete(next)
        next.admit(given)
      }
    } finally {
      isPassing = false
    }
  }

  return {
    take(waiter) {
      const socket = free.pop() ?? (opened.size < places ? openOne() : undefined)
      if (socket !== undefined) waiter.admit(socket)
      else if (waiting.size >= queue) return false
      else waiting.add(waiter)
      return true
    },
    leave: (waiter) => void waiting.delete(waiter),
    giveBack: pass,
    giveUp(socket) {
      opened.delete(socket)
      void socket.destroy()
      if (waiting.size > 0) pass(openOne())
    },
    async close() {
      isClosed = true
      await Promise.all([...opened].map((socket) => socket.destroy()))
    },
  }
}

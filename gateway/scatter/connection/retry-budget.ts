/** How many second attempts are allowed, so that an outage is not made worse by asking twice as much. */
export interface RetryBudget {
  countRequest(): void
  /** Whether a retry may be made now. */
  hasLeft(): boolean
  countRetry(): void
}

export interface RetryBudgetOptions {
  /** Retries for each request. */
  readonly share: number
  /** Retries that are always allowed within a window. */
  readonly floor: number
  readonly windowMs: number
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
}

/** A share of the requests of a sliding window: the running one, and what overlaps of the one before. */
export function createRetryBudget({
  share,
  floor,
  windowMs,
  now,
}: RetryBudgetOptions): RetryBudget {
  let startMs = now()
  let current = { requests: 0, retries: 0 }
  let before = { requests: 0, retries: 0 }

  /** Moves the windows on, and says how much of the one before still counts. */
  const overlap = (): number => {
    const nowMs = now()
    if (nowMs - startMs >= windowMs) {
      const windows = Math.floor((nowMs - startMs) / windowMs)
      before = windows === 1 ? current : { requests: 0, retries: 0 }
      current = { requests: 0, retries: 0 }
      startMs += windows * windowMs
    }
    return 1 - (nowMs - startMs) / windowMs
  }

  return {
    countRequest() {
      overlap()
      current.requests += 1
    },
    countRetry() {
      overlap()
      current.retries += 1
    },
    hasLeft() {
      const part = overlap()
      const requests = current.requests + part * before.requests
      return current.retries + part * before.retries + 1 <= floor + share * requests
    },
  }
}

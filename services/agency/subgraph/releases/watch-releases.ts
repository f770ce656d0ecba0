import { setTimeout as wait } from 'node:timers/promises'
import { readNewestSeq } from '../../release/store/release-store.ts'
import { NO_RELEASES, type CurrentReleases } from './current-releases.ts'
import { loadReleases, type LoadOptions } from './load-releases.ts'

export interface WatchedReleases extends AsyncDisposable {
  /** The set in force; hold on to it for one request. */
  current(): CurrentReleases
  /** Looks for a newer release now instead of waiting for the next look. */
  refresh(): Promise<void>
}

export interface WatchReleasesOptions extends LoadOptions {
  readonly pollMs: number
}

/** The releases in force, replaced as a whole when a newer one appears. Fails with DATABASE_DOWN when the first look does. */
export async function watchReleases(options: WatchReleasesOptions): Promise<WatchedReleases> {
  const { db, log, pollMs } = options
  const stop = new AbortController()
  let current = await loadReleases(options, NO_RELEASES)
  let looking: Promise<void> = Promise.resolve()
  let reachable = true

  const polling = poll()
  return {
    current: () => current,
    refresh: look,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await polling
    },
  }

  async function poll(): Promise<void> {
    while (!stop.signal.aborted) {
      await wait(pollMs, undefined, { signal: stop.signal, ref: false }).catch(() => undefined)
      if (!stop.signal.aborted) await look()
    }
  }

  function look(): Promise<void> {
    looking = looking.then(loadIfNewer)
    return looking
  }

  async function loadIfNewer(): Promise<void> {
    try {
      const seq = await readNewestSeq(db)
      if (!reachable) log.info('the database answers again')
      reachable = true
      if (seq === current.seq) return
      current = await loadReleases(options, current)
      log.info({ seq: current.seq, inForce: current.inForce.length }, 'serving a newer release')
    } catch (error) {
      if (reachable) log.warn({ err: error }, 'no look for newer releases; serving those at hand')
      reachable = false
    }
  }
}

import type { Kysely } from 'kysely'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { readRelease } from '@citx/kit/release/read-release.ts'
import { readHistory, readLines, type StoredRelease } from '../../release/store/release-store.ts'
import { createCurrentReleases, type CurrentReleases } from './current-releases.ts'
import { createReleaseView, type ReleaseView } from './release-view.ts'

export interface LoadOptions {
  /** Connected as the reader role. */
  readonly db: Kysely<unknown>
  /** The agency's own keys, present and former, as they are now. */
  readonly releaseKeys: () => Promise<readonly PublicKey[]>
  readonly log: Logger
}

/**
 * Loads the releases in force. Each is verified first, so that what was changed in the database behind the program's back is
 * not served; it is left out, logged, and listed as damaged. Releases that are loaded already are taken over.
 */
export async function loadReleases(
  options: LoadOptions,
  before: CurrentReleases,
): Promise<CurrentReleases> {
  const history = await readHistory(options.db)
  const known = new Map(before.inForce.map((view) => [view.id, view]))
  const views: ReleaseView[] = []
  const damaged: StoredRelease[] = []
  for (const stored of inForce(history)) {
    const view = known.get(stored.id) ?? (await loadRelease(stored, options))
    if (view === undefined) damaged.push(stored)
    else views.push(view)
  }
  return createCurrentReleases(history.at(-1)?.seq ?? 0, views, damaged)
}

function inForce(history: readonly StoredRelease[]): readonly StoredRelease[] {
  const replaced = new Set(history.map(({ supersedes }) => supersedes))
  return history.filter(({ id, withdrawn }) => !withdrawn && !replaced.has(id))
}

async function loadRelease(
  { seq, manifest: jws }: StoredRelease,
  { db, releaseKeys, log }: LoadOptions,
): Promise<ReleaseView | undefined> {
  // Outside of what is caught: a database that does not answer says nothing against the release.
  const lines = await readLines(db, seq)
  const keys = await releaseKeys()
  try {
    return createReleaseView(await readRelease({ jws, lines }, keys))
  } catch (error) {
    log.error({ err: error, seq }, 'a stored release is not what was signed, and is not served')
    return undefined
  }
}

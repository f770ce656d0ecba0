import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { toCitxError } from '@citx/kit/errors/describe-error.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { appendRelease, inHistory, type AppendedRelease } from './append-release.ts'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
import { prepareRelease, type PreparedRelease, type PrepareOptions } from './prepare-release.ts'
import { requireBudget } from './spend-budget.ts'
import { insertSpends, readLedger } from './store/privacy-ledger.ts'
import { readHistory, type StoredRelease } from './store/release-store.ts'
import { findManifest } from './store/unverified-manifest.ts'

export interface PublishOptions extends PrepareOptions {
  readonly signingKey: SigningKey
  /** Correct what was released of the window before; possible once. */
  readonly supersede?: boolean
}

export interface PublishedRelease extends AppendedRelease {
  readonly prepared: PreparedRelease
}

/**
 * Makes, signs and stores a release in one transaction, in which it becomes visible as a whole. Fails as `prepareRelease`,
 * with ALREADY_RELEASED when the window was released before and this is not its one correction, and with DISK_FULL or
 * DATABASE_DOWN, when nothing of it is stored.
 */
export async function publishRelease(options: PublishOptions): Promise<PublishedRelease> {
  try {
    return await publish(options)
  } catch (error) {
    throw toCitxError(error)
  }
}

async function publish(options: PublishOptions): Promise<PublishedRelease> {
  const { db, agency, vocabulary, now, signingKey } = options
  findReplaced(await readHistory(db), options)
  const prepared = await prepareRelease(options)
  return inHistory(db, async (transaction, history) => {
    const supersedes = findReplaced(history, options)
    if (supersedes !== undefined) requireOtherContent(supersedes, prepared)
    requireBudget(await readLedger(transaction), prepared.facts.spends, options.protection)
    const appended = await appendRelease(transaction, prepared, {
      agency: agency.id,
      vocabulary: vocabulary.version,
      now,
      signingKey,
      history,
      supersedes,
      withdrawn: false,
    })
    await insertSpends(transaction, appended.manifest.seq, prepared.facts.spends)
    return { ...appended, prepared }
  })
}

/** Why the history would refuse this release; null where it would not. */
export async function findRefusal(
  options: Pick<PublishOptions, 'db' | 'window' | 'supersede'>,
): Promise<string | null> {
  try {
    findReplaced(await readHistory(options.db), options)
    return null
  } catch (error) {
    if (error instanceof CitxError) return error.message
    throw error
  }
}

/** The release that this one corrects; none for the first of a window. */
function findReplaced(
  history: readonly StoredRelease[],
  { window, supersede = false }: Pick<PublishOptions, 'window' | 'supersede'>,
): StoredRelease | undefined {
  const [first, second] = history.filter((release) => release.window === window)
  if (first === undefined) {
    if (!supersede) return undefined
    throw new CitxError('RELEASE_REFUSED', `${window} was not released before; do not supersede it`)
  }
  if (second?.withdrawn === true)
    throw alreadyReleased(`${window} was released and withdrawn; it cannot be released again`)
  if (second !== undefined)
    throw alreadyReleased(
      `${window} was released (${short(first)}) and corrected (${short(second)}); a third version would let its noise be averaged away`,
    )
  if (!supersede)
    throw alreadyReleased(
      `${window} was released as ${short(first)}; if its records were wrong, supersede it, which is possible once`,
    )
  return first
}

function requireOtherContent(replaced: StoredRelease, { window, lines }: PreparedRelease): void {
  if (findManifest(replaced.manifest).contentHash === contentHashOf(lines))
    throw alreadyReleased(
      `the records of ${window} give what was released as ${short(replaced)}; there is nothing to correct`,
    )
}

function alreadyReleased(message: string): CitxError {
  return new CitxError('ALREADY_RELEASED', message)
}

function short({ id }: StoredRelease): string {
  return id.slice(0, 12)
}

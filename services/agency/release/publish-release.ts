import { sql, type Kysely, type Transaction } from 'kysely'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import { merkleRootOf } from '@citx/kit/proof/merkle-root.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { contentHashOf } from './content-hash.ts'
import { prepareRelease, type PreparedRelease, type PrepareOptions } from './prepare-release.ts'
import { releaseId } from './release-id.ts'
import { insertRelease, readHistory, type StoredRelease } from './store/release-store.ts'

export interface PublishOptions extends PrepareOptions {
  readonly signingKey: SigningKey
  /** Correct what was released of the window before; possible once. */
  readonly supersede?: boolean
}

export interface PublishedRelease {
  readonly id: string
  readonly manifest: Manifest
  /** The manifest as signed. */
  readonly jws: string
  readonly prepared: PreparedRelease
}

/**
 * Makes, signs and stores a release in one transaction, in which it becomes visible as a whole. Fails as `prepareRelease`,
 * and with ALREADY_RELEASED when the window was released before and this is not its one correction.
 */
export async function publishRelease(options: PublishOptions): Promise<PublishedRelease> {
  const { db, window } = options
  findReplaced(await readHistory(db), options)
  const prepared = await prepareRelease(options)
  return inHistory(db, async (transaction, history) => {
    const replaced = findReplaced(history, options)
    if (replaced !== undefined) requireOtherContent(replaced, prepared)
    const manifest = createManifest(prepared, { options, history, replaced })
    const id = releaseId(manifest)
    const jws = await signDocument(manifest, options.signingKey, { typ: MANIFEST_TYPE })
    const { seq, previous, supersedes, withdrawn } = manifest
    await insertRelease(
      transaction,
      { seq, id, previous, window, supersedes, withdrawn, manifest: jws },
      prepared.lines,
    )
    return { id, manifest, jws, prepared }
  })
}

/** The lock makes publishers wait for each other, so that each sees the history that it continues. */
function inHistory<T>(
  db: Kysely<unknown>,
  work: (transaction: Transaction<unknown>, history: readonly StoredRelease[]) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('citx_release', 0))`.execute(
      transaction,
    )
    return work(transaction, await readHistory(transaction))
  })
}

/** The release that this one corrects; none for the first of a window. */
function findReplaced(
  history: readonly StoredRelease[],
  { window, supersede = false }: Pick<PublishOptions, 'window' | 'supersede'>,
): StoredRelease | undefined {
  const [first, correction] = history.filter((release) => release.window === window)
  if (first === undefined) {
    if (supersede) throw nothingToSupersede(window)
    return undefined
  }
  if (correction !== undefined)
    throw new CitxError(
      'ALREADY_RELEASED',
      `${window} was released (${short(first.id)}) and corrected (${short(correction.id)}); a third version would let its noise be averaged away`,
    )
  if (!supersede)
    throw new CitxError(
      'ALREADY_RELEASED',
      `${window} was released as ${short(first.id)}; if its records were wrong, supersede it, which is possible once`,
    )
  return first
}

function nothingToSupersede(window: Window): CitxError {
  return new CitxError('RELEASE_REFUSED', `${window} was not released before; do not supersede it`)
}

function requireOtherContent(replaced: StoredRelease, { window, lines }: PreparedRelease): void {
  if (replaced.contentHash === contentHashOf(lines))
    throw new CitxError(
      'ALREADY_RELEASED',
      `the records of ${window} give what was released as ${short(replaced.id)}; there is nothing to correct`,
    )
}

interface ManifestSetting {
  readonly options: PublishOptions
  readonly history: readonly StoredRelease[]
  readonly replaced: StoredRelease | undefined
}

function createManifest(
  { window, lines, families, protection }: PreparedRelease,
  { options, history, replaced }: ManifestSetting,
): Manifest {
  const newest = history.at(-1)
  return {
    agency: options.agency.id,
    seq: (newest?.seq ?? 0) + 1,
    previous: newest?.id ?? null,
    window,
    publishedAt: options.now.toISOString(),
    contract: CONTRACT_VERSION,
    vocabulary: options.vocabulary.version,
    protection,
    families: [...families],
    rows: lines.length,
    contentHash: contentHashOf(lines),
    merkleRoot: Buffer.from(merkleRootOf(lines)).toString('hex'),
    supersedes: replaced?.id ?? null,
    withdrawn: false,
  }
}

function short(id: string): string {
  return id.slice(0, 12)
}

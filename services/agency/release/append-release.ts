import { sql, type Kysely, type Transaction } from 'kysely'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { merkleRootOf } from '@citx/kit/proof/merkle-root.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import { MANIFEST_TYPE, type Manifest } from '@citx/schema/release/manifest.ts'
import { CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
import type { PreparedRelease } from './prepare-release.ts'
import { releaseId } from '@citx/kit/release/release-id.ts'
import { insertRelease, readHistory, type StoredRelease } from './store/release-store.ts'

/** A release as it was signed and stored. */
export interface AppendedRelease {
  readonly id: string
  readonly manifest: Manifest
  /** The manifest as signed. */
  readonly jws: string
}

/** The lock makes publishers wait for each other, so that each sees the history that it continues. */
export function inHistory<T>(
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

export interface Appending {
  readonly agency: string
  /** Version of the vocabulary. */
  readonly vocabulary: string
  readonly now: Date
  readonly signingKey: SigningKey
  readonly history: readonly StoredRelease[]
  readonly supersedes: StoredRelease | undefined
  /** Whether this takes back what it supersedes. */
  readonly withdrawn: boolean
}

/** Signs a release as the next of the history and stores it, rows first. */
export async function appendRelease(
  transaction: Transaction<unknown>,
  content: Omit<PreparedRelease, 'facts'>,
  appending: Appending,
): Promise<AppendedRelease> {
  const manifest = createManifest(content, appending)
  const id = releaseId(manifest)
  const jws = await signDocument(manifest, appending.signingKey, { typ: MANIFEST_TYPE })
  const { seq, previous, window, supersedes, withdrawn } = manifest
  await insertRelease(
    transaction,
    { seq, id, previous, window, supersedes, withdrawn, manifest: jws },
    content.lines,
  )
  return { id, manifest, jws }
}

function createManifest(
  { window, lines, families, protection, employeeProtection }: Omit<PreparedRelease, 'facts'>,
  { agency, vocabulary, now, history, supersedes, withdrawn }: Appending,
): Manifest {
  const newest = history.at(-1)
  return {
    agency,
    seq: (newest?.seq ?? 0) + 1,
    previous: newest?.id ?? null,
    window,
    publishedAt: now.toISOString(),
    contract: CONTRACT_VERSION,
    vocabulary,
    protection,
    ...(employeeProtection !== undefined && { employeeProtection }),
    families: [...families],
    rows: lines.length,
    contentHash: contentHashOf(lines),
    merkleRoot: Buffer.from(merkleRootOf(lines)).toString('hex'),
    supersedes: supersedes?.id ?? null,
    withdrawn,
  }
}

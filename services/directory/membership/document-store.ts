import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import type { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import { unverifiedPayload } from '@citx/kit/proof/unverified-payload.ts'
import {
  DIRECTORY_TYPE,
  directoryContent,
  directoryDocument,
  MOST_EARLIER,
  type DirectoryDocument,
} from '@citx/schema/directory/document.ts'
import type { DirectoryTables } from './migrations.ts'
import type { Members } from './members.ts'

/** A document with the signed form that readers verify. */
export interface SignedDirectory {
  readonly document: DirectoryDocument
  readonly jws: string
}

export interface DocumentStore {
  /** The newest document; undefined before the first. */
  newest(): Promise<SignedDirectory | undefined>
  /** Signs and stores the document that follows from a change of members. Changes at the same time wait for each other. */
  publish(change: (members: Members) => Members): Promise<SignedDirectory>
}

export interface DocumentStoreOptions {
  readonly db: Kysely<DirectoryTables>
  readonly key: SigningKey
  readonly clock: () => Date
  readonly lifetimeMs: number
}

const nobody: Members = { agencies: [], partners: [], forums: [], gateways: [] }

export function createDocumentStore(options: DocumentStoreOptions): DocumentStore {
  const { db } = options
  return {
    newest: () => findNewest(db),
    publish: (change) =>
      db.transaction().execute(async (transaction) => {
        await sql`lock table document in exclusive mode`.execute(transaction)
        const before = await findNewest(transaction)
        const members = change(before === undefined ? nobody : before.document)
        const next = await sign(members, before, options)
        await transaction
          .insertInto('document')
          .values({ seq: next.document.seq, hash: hashOf(next.jws), jws: next.jws })
          .execute()
        return next
      }),
  }
}

async function findNewest(
  db: Kysely<DirectoryTables> | Transaction<DirectoryTables>,
): Promise<SignedDirectory | undefined> {
  const row = await db
    .selectFrom('document')
    .select('jws')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return { jws: row.jws, document: directoryContent.parse(unverifiedPayload(row.jws)) }
}

async function sign(
  members: Members,
  before: SignedDirectory | undefined,
  { key, clock, lifetimeMs }: DocumentStoreOptions,
): Promise<SignedDirectory> {
  const now = clock()
  const parsed = directoryDocument.safeParse({
    seq: (before?.document.seq ?? 0) + 1,
    prev: before === undefined ? null : hashOf(before.jws),
    ...earlierOf(before?.document),
    issuedAt: now.toISOString(),
    expires: new Date(now.getTime() + lifetimeMs).toISOString(),
    agencies: members.agencies,
    partners: members.partners,
    forums: members.forums,
    gateways: members.gateways,
    ...(members.distrusted !== undefined && { distrusted: members.distrusted }),
  })
  if (!parsed.success) throw contradiction(parsed.error)
  const { data: document } = parsed
  return { document, jws: await signDocument(document, key, { typ: DIRECTORY_TYPE }) }
}

function earlierOf(before: DirectoryDocument | undefined): Pick<DirectoryDocument, 'earlier'> {
  if (before === undefined || before.prev === null) return {}
  return { earlier: [before.prev, ...(before.earlier ?? [])].slice(0, MOST_EARLIER) }
}

/** Members that contradict one another, such as two of one id, are never signed. */
function contradiction({ issues }: z.ZodError): CitxError {
  const details = issues.map(({ path, message }) => ({ message: `${path.join('.')}: ${message}` }))
  const text = details.map(({ message }) => `\n  ${message}`).join('')
  return new CitxError('BAD_CONFIG', `the list of members contradicts itself:${text}`, { details })
}

function hashOf(jws: string): string {
  return createHash('sha256').update(jws).digest('hex')
}

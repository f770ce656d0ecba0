import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { watchDirectory, type DirectoryWatch } from '@citx/kit/directory/watch-directory.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import {
  DIRECTORY_TYPE,
  type AgencyEntry,
  type DirectoryDocument,
  type PartnerEntry,
} from '@citx/schema/directory/document.ts'
import { listen } from './listen.ts'

export interface TestDirectory extends AsyncDisposable {
  readonly watch: DirectoryWatch
  /** Signs a document with these members and lets the watch read it. */
  readonly publish: (members: MembersNow) => Promise<void>
}

export interface MembersNow {
  readonly agencies: readonly AgencyEntry[]
  readonly partners: readonly PartnerEntry[]
  readonly forums?: DirectoryDocument['forums']
  readonly gateways?: DirectoryDocument['gateways']
}

/** A directory's signed document over HTTP, and a watch on it. */
export async function startDirectory(): Promise<TestDirectory> {
  const stack = new AsyncDisposableStack()
  const key = await createSigningKey()
  let seq = 0
  let jws = ''
  const server = stack.use(await listen(createServer((_request, response) => response.end(jws))))
  const publishDocument = async ({
    agencies,
    partners,
    forums = [],
    gateways = [],
  }: MembersNow) => {
    const prev = seq === 0 ? null : createHash('sha256').update(jws).digest('hex')
    seq += 1
    const document: DirectoryDocument = {
      seq,
      prev,
      issuedAt: new Date().toISOString(),
      expires: new Date(Date.now() + 3_600_000).toISOString(),
      agencies: [...agencies],
      partners: [...partners],
      forums,
      gateways,
    }
    jws = await signDocument(document, key, { typ: DIRECTORY_TYPE })
  }
  await publishDocument({ agencies: [], partners: [] })
  const watch = stack.use(
    await watchDirectory({
      url: server.url,
      keys: [key.publicKey],
      log: silentLogger,
      intervalMs: 60_000,
    }),
  )
  return {
    watch,
    async publish(members) {
      await publishDocument(members)
      await watch.refresh()
      if (watch.current()?.seq !== seq) throw new Error('the document was refused')
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

import { createHash } from 'node:crypto'
import {
  DIRECTORY_TYPE,
  directoryDocument,
  type DirectoryDocument,
  type PublicKey,
} from '@citx/schema/directory/document.ts'
import { CitxError } from '../errors/citx-error.ts'
import { readSignedDocument } from '../proof/signed-document.ts'

/** A document of a directory, as it is and as it was signed. */
export interface SignedDocument {
  readonly document: DirectoryDocument
  readonly jws: string
  /** SHA-256 of the signed document, in hexadecimal; the next version names it. */
  readonly hash: string
}

export interface FetchDocumentOptions {
  readonly url: string
  /** Keys of the directory that this reader trusts. */
  readonly keys: readonly PublicKey[]
  readonly signal: AbortSignal
  /** The version that the reader has already. */
  readonly held?: number
}

/** Room for some 10,000 members. */
const maxBytes = 16 * 1024 * 1024

/**
 * Fetches the signed document and checks its signature and that its members do not contradict one another; undefined when the
 * version held is still the newest. Fails with NOT_VERIFIED, BAD_MANIFEST and BAD_SIGNATURE, and as `fetch` does.
 */
export async function fetchDocument({
  url,
  keys,
  signal,
  held,
}: FetchDocumentOptions): Promise<SignedDocument | undefined> {
  const response = await fetch(url, {
    redirect: 'error',
    signal,
    headers: held === undefined ? {} : { 'if-none-match': `"${held}"` },
  })
  if (response.status === 304 && held !== undefined) return undefined
  if (!response.ok) throw refused(`it answers with status ${response.status}`)
  const jws = await readLimited(response)
  const { payload } = await readSignedDocument(jws, { typ: DIRECTORY_TYPE, keys, maxBytes })
  const parsed = directoryDocument.safeParse(payload)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}${path.length === 0 ? '' : ': '}${message}`,
    )
    throw refused(problems.join('; '))
  }
  return { document: parsed.data, jws, hash: createHash('sha256').update(jws).digest('hex') }
}

async function readLimited({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw refused(`it answers with more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}

/** Why a directory's document is not believed. */
export function refused(reason: string): CitxError {
  return new CitxError('NOT_VERIFIED', `the directory is refused: ${reason}`)
}

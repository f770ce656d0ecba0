import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import {
  DIRECTORY_TYPE,
  directoryDocument,
  type DirectoryDocument,
  type PublicKey,
} from '@citx/schema/directory/document.ts'
import type { Logger } from '../log/logger.ts'
import { CitxError } from '../errors/citx-error.ts'
import { readSignedDocument } from '../proof/signed-document.ts'

export interface WatchDirectoryOptions {
  /** Where the signed document is served. */
  readonly url: string
  /** Keys of the directory that this reader trusts, from its own configuration. */
  readonly keys: readonly PublicKey[]
  readonly log: Logger
  readonly intervalMs?: number
  readonly timeoutMs?: number
  readonly clock?: () => Date
}

/** The newest document that was read and verified. */
export interface DirectoryWatch extends AsyncDisposable {
  /** Undefined until the first document was read, and after the last one has expired. */
  current(): DirectoryDocument | undefined
  /** The current document as the directory signed it: compact JWS. */
  signed(): string | undefined
  /** Called with each new document; returns how to stop. */
  onChange(listener: (document: DirectoryDocument) => void): () => void
  /** Reads again now; resolves when done, whatever came of it. */
  refresh(): Promise<void>
}

/** Room for some 10,000 members. */
const maxBytes = 16 * 1024 * 1024

interface Held {
  readonly document: DirectoryDocument
  readonly jws: string
  readonly hash: string
}

/**
 * Follows the directory's signed document. The first read is tried before this resolves; a directory that is down is
 * logged and tried again. A document that is older than the one held, forks from it, has expired or is not signed with a
 * trusted key is refused, and the one held stays.
 */
export async function watchDirectory(options: WatchDirectoryOptions): Promise<DirectoryWatch> {
  const { log, intervalMs = 2000, clock = () => new Date() } = options
  const listeners = new Set<(document: DirectoryDocument) => void>()
  const stop = new AbortController()
  let held: Held | undefined

  const read = async () => {
    try {
      const next = await readNext(options, held, clock(), stop.signal)
      if (next === held) return
      held = next
      for (const listener of listeners) listener(next.document)
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error }, 'the directory could not be read')
    }
  }
  // One after the other: of two that read at once, the one that ends last could bring back an older document.
  let latest = Promise.resolve()
  const refresh = () => (latest = latest.then(read))
  await refresh()
  const valid = () => (held !== undefined && isValid(held.document, clock()) ? held : undefined)
  const polling = poll(refresh, intervalMs, stop.signal)

  return {
    current: () => valid()?.document,
    signed: () => valid()?.jws,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh,
    async [Symbol.asyncDispose]() {
      stop.abort()
      await Promise.all([polling, latest])
    },
  }
}

async function poll(
  refresh: () => Promise<void>,
  intervalMs: number,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await wait(intervalMs, undefined, { signal, ref: false }).catch(() => undefined)
    if (!signal.aborted) await refresh()
  }
}

async function readNext(
  { url, keys, timeoutMs = 5000 }: WatchDirectoryOptions,
  held: Held | undefined,
  now: Date,
  stopped: AbortSignal,
): Promise<Held> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    headers: held === undefined ? {} : { 'if-none-match': `"${held.document.seq}"` },
  })
  if (response.status === 304 && held !== undefined) return held
  if (!response.ok) throw refused(`it answers with status ${response.status}`)
  const jws = await response.text()
  const { payload } = await readSignedDocument(jws, { typ: DIRECTORY_TYPE, keys, maxBytes })
  const document = directoryDocument.parse(payload)
  const hash = createHash('sha256').update(jws).digest('hex')
  if (held?.hash === hash) return held
  refuseRollback(document, held)
  if (!isValid(document, now)) throw refused(`its document expired at ${document.expires}`)
  return { document, jws, hash }
}

function refuseRollback(document: DirectoryDocument, held: Held | undefined): void {
  if (held === undefined) return
  const { seq } = held.document
  if (document.seq <= seq)
    throw refused(`it went back from version ${seq} to ${document.seq}, or signed it twice`)
  if (document.seq === seq + 1 && document.prev !== held.hash)
    throw refused(`version ${document.seq} does not follow from version ${seq} held here`)
}

function isValid({ expires }: DirectoryDocument, now: Date): boolean {
  return new Date(expires) > now
}

function refused(reason: string): CitxError {
  return new CitxError('NOT_VERIFIED', `the directory is refused: ${reason}`)
}

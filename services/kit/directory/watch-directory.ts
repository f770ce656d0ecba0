import { setTimeout as wait } from 'node:timers/promises'
import type { DirectoryDocument, PublicKey } from '@citx/schema/directory/document.ts'
import type { Logger } from '../log/logger.ts'
import { recallDirectory, rememberDirectory, type DirectoryMark } from './directory-memory.ts'
import { fetchDocument, refused, type SignedDocument } from './fetch-document.ts'

export interface WatchDirectoryOptions {
  /** Where the signed document is served. */
  readonly url: string
  /** Keys of the directory that this reader trusts, from its own configuration. */
  readonly keys: readonly PublicKey[]
  readonly log: Logger
  readonly intervalMs?: number
  readonly timeoutMs?: number
  readonly clock?: () => Date
  /** File that outlives the process, so that no document from before a restart is believed after it. */
  readonly memory?: string
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

/**
 * Follows the directory's signed document. The first read is tried before this resolves; a directory that is down is
 * logged and tried again. A document that is older than the newest believed, forks from it, has expired, contradicts itself or
 * is not signed with a trusted key is refused, and the one held stays. Fails with BAD_FILE when the memory is damaged.
 */
export async function watchDirectory(options: WatchDirectoryOptions): Promise<DirectoryWatch> {
  const { log, intervalMs = 2000, clock = () => new Date() } = options
  const listeners = new Set<(document: DirectoryDocument) => void>()
  const stop = new AbortController()
  const { memory, url } = options
  let mark = memory === undefined ? undefined : await recallDirectory(memory, url)
  let held: SignedDocument | undefined

  const tell = (document: DirectoryDocument) => {
    for (const listener of listeners)
      try {
        listener(document)
      } catch (error) {
        log.error({ err: error }, 'a follower of the directory failed; the others go on')
      }
  }
  /** Another process may have come further with the same memory. */
  const recall = async () => {
    if (memory === undefined) return mark
    const recalled = await recallDirectory(memory, url).catch((error: unknown) => {
      log.error({ err: error, memory }, 'how far the directory has come could not be read again')
      return undefined
    })
    return recalled !== undefined && recalled.seq > (mark?.seq ?? 0) ? recalled : mark
  }
  const remember = async (next: DirectoryMark) => {
    if (memory === undefined || next.hash === mark?.hash) return
    await rememberDirectory(memory, url, next).catch((error: unknown) =>
      log.error({ err: error, memory }, 'how far the directory has come could not be written down'),
    )
  }
  const read = async () => {
    try {
      const next = await readNext(options, { held, recall }, clock(), stop.signal)
      if (next === held) return
      const { seq } = next.document
      await remember({ seq, hash: next.hash })
      held = next
      mark = { seq, hash: next.hash }
      tell(next.document)
    } catch (error) {
      if (!stop.signal.aborted) log.warn({ err: error, memory }, 'the directory could not be read')
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

interface Known {
  readonly held: SignedDocument | undefined
  /** Of what is held, was held before a restart, or is held by another process with the same memory. */
  readonly recall: () => Promise<DirectoryMark | undefined>
}

async function readNext(
  { url, keys, timeoutMs = 5000 }: WatchDirectoryOptions,
  { held, recall }: Known,
  now: Date,
  stopped: AbortSignal,
): Promise<SignedDocument> {
  const next = await fetchDocument({
    url,
    keys,
    signal: AbortSignal.any([stopped, AbortSignal.timeout(timeoutMs)]),
    ...(held !== undefined && { held: held.document.seq }),
  })
  if (held !== undefined && (next === undefined || next.hash === held.hash)) return held
  if (next === undefined) throw refused('it says that nothing changed, and nothing is known of it')
  const { document } = next
  const mark = await recall()
  if (next.hash !== mark?.hash) refuseRollback(document, mark)
  if (!isValid(document, now)) throw refused(`its document expired at ${document.expires}`)
  return next
}

function refuseRollback(document: DirectoryDocument, mark: DirectoryMark | undefined): void {
  if (mark === undefined) return
  if (document.seq <= mark.seq)
    throw refused(`it went back from version ${mark.seq} to ${document.seq}, or signed it twice`)
  const named = [document.prev, ...(document.earlier ?? [])][document.seq - mark.seq - 1]
  if (named !== undefined && named !== mark.hash)
    throw refused(`version ${document.seq} does not follow from version ${mark.seq} known here`)
}

function isValid({ expires }: DirectoryDocument, now: Date): boolean {
  return new Date(expires) > now
}

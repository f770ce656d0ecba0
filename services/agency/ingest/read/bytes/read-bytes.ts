import { createHash } from 'node:crypto'
import { createReadStream, type Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import process from 'node:process'
import { Readable } from 'node:stream'
import { CitxError } from '@citx/kit/errors/citx-error.ts'

const CHUNK_BYTES = 512 * 1024

export interface RawBytes {
  readonly chunks: AsyncIterable<Uint8Array>
  readonly bytesTotal: number | undefined
  readonly bytesRead: () => number
  readonly digest: () => string
  /** Lets go of the file, also when it was not read to its end. */
  readonly close: () => Promise<void>
}

export interface ReadBytesOptions {
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal
  readonly onProgress?: (bytesRead: number, bytesTotal: number | undefined) => void
}

/** The bytes of a regular file, or of standard input for `-`, hashed on their way. */
export async function readBytes(path: string, options: ReadBytesOptions = {}): Promise<RawBytes> {
  if (path === '-') return observe(options.stdin ?? process.stdin, undefined, options)
  const { size } = await statRegularFile(path)
  return observe(readFile(path), size, options)
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  try {
    yield* stream
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

async function statRegularFile(path: string): Promise<Stats> {
  const stats = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  if (stats.isFile()) return stats
  const found = stats.isDirectory() ? 'a directory' : 'not a regular file'
  const remedy = stats.isDirectory()
    ? 'name one file in it'
    : 'pipe it in instead, with - as the file name'
  throw new CitxError('NOT_A_FILE', `${path} is ${found}: ${remedy}`)
}

function unreadable(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT') {
    return new CitxError('FILE_NOT_FOUND', `there is no file ${path}: check the path`, { cause })
  }
  if (code === 'ENOTDIR') {
    return new CitxError('NOT_A_FILE', `${path}: a part of the path is a file, not a folder`, {
      cause,
    })
  }
  if (code === 'EACCES' || code === 'EPERM') {
    const message = `${path} may not be read by this user: change its permissions`
    return new CitxError('BAD_FILE', message, { cause })
  }
  return cause
}

function observe(
  source: AsyncIterable<Uint8Array>,
  bytesTotal: number | undefined,
  { signal, onProgress }: ReadBytesOptions,
): RawBytes {
  const hash = createHash('sha256')
  let bytesRead = 0
  let digest: string | undefined
  async function* observed(): AsyncGenerator<Uint8Array> {
    for await (const chunk of untilAborted(source, signal)) {
      hash.update(chunk)
      bytesRead += chunk.byteLength
      onProgress?.(bytesRead, bytesTotal)
      yield chunk
    }
    digest = hash.digest('hex')
  }
  const chunks = observed()
  return {
    chunks,
    bytesTotal,
    bytesRead: () => bytesRead,
    digest: () => {
      if (digest === undefined) throw new Error('digest() was called before the end of the file')
      return digest
    },
    close: async () => {
      // A pipe that fell silent holds its generator back, and the process with it, until it is destroyed.
      if (source instanceof Readable) source.destroy()
      else await chunks.return(undefined)
    },
  }
}

/** Ends a wait for the next chunk when the signal fires, which a pipe without a writer needs. */
async function* untilAborted(
  source: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  if (signal === undefined) {
    yield* source
    return
  }
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  aborted.catch(() => undefined)
  const abort = (): void => reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const iterator = source[Symbol.asyncIterator]()
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = await Promise.race([iterator.next(), aborted])
      if (next.done === true) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', abort)
    // Not awaited, and of no more interest: after an abort the pending read may never settle.
    iterator.return?.().catch(() => undefined)
  }
}

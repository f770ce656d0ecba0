import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { ReadLimits } from '../source.ts'

const CHUNK_BYTES = 512 * 1024
/**
 * Real exports pack 7 to 19 times, deflate at its best 1,030 times. A small file of equal rows may come near that in all
 * honesty, so that the ratio says something only about a large one.
 */
const RATIO_COUNTS_FROM_BYTES = 64 * 1024 ** 2

export interface UnpackOptions {
  readonly label: string
  readonly limits: ReadLimits
  /** Bytes of the packed file read so far. */
  readonly packedBytes: () => number
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b
}

/** Unpacks gzip, member after member, and stops at a file made to unpack without end. */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  options: UnpackOptions,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
  // The failure reaches the loop below through the stream itself.
  const input = noteEnd(packed)
  pipeline(Readable.from(input.chunks, { objectMode: false }), gunzip, () => undefined)
  let unpackedBytes = 0
  try {
    for await (const chunk of gunzip) {
      unpackedBytes += chunk.byteLength
      refuseBomb(unpackedBytes, options)
      yield chunk
    }
    if (!input.hasEnded()) {
      const message = `${options.label} goes on after the end of its gzip data: unpack it by hand and check it`
      throw new CitxError('BAD_FILE', message)
    }
  } catch (error) {
    throw explain(error, unpackedBytes, options.label)
  }
}

/** gunzip stops reading at padding, which would leave the rest of the file unread and unhashed. */
function noteEnd(source: AsyncIterable<Uint8Array>) {
  let ended = false
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* source
    ended = true
  }
  return { chunks: chunks(), hasEnded: () => ended }
}

function refuseBomb(unpackedBytes: number, { label, limits, packedBytes }: UnpackOptions): void {
  if (unpackedBytes > limits.maxUnpackedBytes) {
    throw new CitxError(
      'BAD_FILE',
      `${label} unpacks to more than ${limits.maxUnpackedBytes} bytes: split it, or raise maxUnpackedBytes`,
    )
  }
  const ratio = unpackedBytes / packedBytes()
  if (unpackedBytes > RATIO_COUNTS_FROM_BYTES && ratio > limits.maxUnpackRatio) {
    throw new CitxError(
      'BAD_FILE',
      `${label} unpacks to ${Math.floor(ratio)} times its size, which no export does: ` +
        'check where it came from, and give it unpacked if it is genuine',
    )
  }
}

function explain(error: unknown, unpackedBytes: number, label: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'Z_BUF_ERROR') {
    const message = `${label} is cut off: its gzip data ends early, after ${unpackedBytes} unpacked bytes. Fetch it again`
    return new CitxError('TRUNCATED_FILE', message, { cause: error })
  }
  if (typeof code === 'string' && code.startsWith('Z_')) {
    const message = `${label} is damaged: its gzip data cannot be unpacked after ${unpackedBytes} bytes. Fetch it again`
    return new CitxError('BAD_FILE', message, { cause: error })
  }
  return error
}

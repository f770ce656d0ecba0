import { hash } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** Pseudo-random bytes (at least 32) for a message; the same message always gives the same bytes. */
export type KeyedStream = (message: string) => Uint8Array

/** The stream of one snapshot's seed: HMAC-SHA-256 of the message. */
export function keyedStream(seed: Uint8Array): KeyedStream {
  const [inner, outer] = [padKey(seed, 0x36), padKey(seed, 0x5c)]
  return (message) => {
    const digest = hash('sha256', Buffer.concat([inner, Buffer.from(message)]), 'buffer')
    return hash('sha256', Buffer.concat([outer, digest]), 'buffer')
  }
}

const hashBlockBytes = 64

/** RFC 2104 spelled out: createHmac takes ten times as long, and a cube needs a draw for every count. */
function padKey(key: Uint8Array, pad: number): Uint8Array {
  if (key.length > hashBlockBytes)
    throw new CitxError('INTERNAL', 'the seed is longer than a block')
  return Uint8Array.from({ length: hashBlockBytes }, (_, k) => (key[k] ?? 0) ^ pad)
}

/** The 32-bit draw of one statistic of one cell. */
export function draw(stream: KeyedStream, cellId: string, statistic: string): number {
  const bytes = stream(`u|${cellId}|${statistic}`)
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0)
}

const blockBytes = 32

/** As many bytes as wanted for one statistic, block after block; for noise that needs more than one draw. */
export function byteSource(stream: KeyedStream, cellId: string, statistic: string): () => number {
  let block = stream(blockMessage(0))
  let at = 0
  return () => {
    if (at % blockBytes === 0 && at > 0) block = stream(blockMessage(at / blockBytes))
    const byte = block[at % blockBytes] ?? 0
    at += 1
    return byte
  }

  function blockMessage(index: number): string {
    return `l|${cellId}|${statistic}|${index}`
  }
}

import { createHmac } from 'node:crypto'

/** Pseudo-random bytes (at least 32) for a message; the same message always gives the same bytes. */
export type KeyedStream = (message: string) => Uint8Array

/** The stream of one snapshot's seed. */
export function keyedStream(seed: Uint8Array): KeyedStream {
  return (message) => createHmac('sha256', seed).update(message).digest()
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

/** The first bytes of a stream, and the whole stream again from its start. */
export interface Peeked {
  readonly head: Uint8Array
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Reads ahead until at least this many bytes are known, or the stream ends. */
export async function peek(source: AsyncIterable<Uint8Array>, bytes: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const read: Uint8Array[] = []
  let length = 0
  while (length < bytes) {
    const next = await iterator.next()
    if (next.done === true) break
    read.push(next.value)
    length += next.value.byteLength
  }
  const head = read.length === 1 && read[0] !== undefined ? read[0] : Buffer.concat(read)
  return { head, chunks: resume(head, iterator) }
}

async function* resume(
  head: Uint8Array,
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    if (head.byteLength > 0) yield head
    for (;;) {
      const next = await iterator.next()
      if (next.done === true) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** The bytes of one answer, as they come. */
export interface Body {
  readonly length: number
  add(piece: Buffer): void
  /** All of them, once no more come. */
  bytes(): Buffer
}

const LEAST_BYTES = 16 * 1024

/**
 * Collects a body. A piece is a view of everything that was read from the socket with it, and would keep that in memory: an
 * agency that sends its answer byte by byte, with something longer in between, would take many times what an answer may. So
 * pieces are copied, unless one is the whole answer, which is the usual case.
 */
export function createBody(): Body {
  let first: Buffer = Buffer.alloc(0)
  let all: Buffer | undefined
  let length = 0

  const makeRoom = (needed: number): Buffer => {
    if (all !== undefined && all.length >= needed) return all
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * length, LEAST_BYTES))
    larger.set(all?.subarray(0, length) ?? first)
    return (all = larger)
  }

  return {
    get length() {
      return length
    },
    add(piece) {
      if (length === 0) first = piece
      else makeRoom(length + piece.length).set(piece, length)
      length += piece.length
    },
    bytes: () => all?.subarray(0, length) ?? first,
  }
}

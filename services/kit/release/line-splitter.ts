const LF = 0x0a

/** Cuts a stream of bytes into lines, holding no more than one unfinished line. */
export interface LineSplitter {
  /** The lines that this chunk ends, without their LF. */
  push(chunk: Uint8Array): readonly Uint8Array[]
  /** Bytes after the last LF. */
  readonly rest: number
  /** Whether a line was longer than is allowed; nothing is read after it. */
  readonly tooLong: boolean
}

/** Starts a splitter for lines of at most so many bytes. */
export function createLineSplitter(maxBytes: number): LineSplitter {
  let open: Uint8Array[] = []
  let rest = 0
  let tooLong = false

  const keep = (part: Uint8Array) => {
    rest += part.length
    tooLong ||= rest > maxBytes
    // A copy, as the reader may use its buffer again.
    if (part.length > 0 && !tooLong) open.push(Uint8Array.from(part))
  }
  const close = () => {
    const line = open.length === 1 ? open[0] : Buffer.concat(open)
    open = []
    rest = 0
    return line ?? new Uint8Array()
  }
  return {
    get rest() {
      return rest
    },
    get tooLong() {
      return tooLong
    },
    push(chunk) {
      const lines: Uint8Array[] = []
      let from = 0
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
        keep(chunk.subarray(from, at))
        if (tooLong) return lines
        lines.push(close())
        from = at + 1
      }
      keep(chunk.subarray(from))
      return lines
    },
  }
}

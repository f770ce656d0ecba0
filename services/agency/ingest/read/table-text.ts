/** Decoded text in pieces of any length, and the way to tell the decoder which line the reader has come to. */
export interface TableText {
  readonly pieces: AsyncIterable<string>
  setLine(lineReached: () => number): void
}

import { hash } from 'node:crypto'

/** SHA-256(0x00 || line), the hash of a leaf (RFC 9162, section 2.1.1). A text is taken as UTF-8. */
export function hashLeaf(line: Uint8Array | string): Uint8Array {
  return sha256(leafPrefix, typeof line === 'string' ? Buffer.from(line) : line)
}

/** SHA-256(0x01 || left || right), the hash of an inner node. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right)
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256()
}

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', Buffer.concat(parts), 'buffer')
}

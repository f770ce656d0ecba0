import { createHash } from 'node:crypto'

/** SHA-256(0x00 || line), the hash of a leaf (RFC 9162, section 2.1.1). A text is taken as UTF-8. */
export function hashLeaf(line: Uint8Array | string): Uint8Array {
  return createHash('sha256').update(leafPrefix).update(line).digest()
}

/** SHA-256(0x01 || left || right), the hash of an inner node. */
export function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return createHash('sha256').digest()
}

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

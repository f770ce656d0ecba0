import { emptyRoot, hashLeaf, hashNode } from './merkle-hash.ts'

/** Computes a root while the lines pass by, holding one hash per level. */
export interface MerkleRootStream {
  readonly size: number
  append(line: Uint8Array | string): void
  root(): Uint8Array
}

/** Starts an empty tree; `root()` may be asked for at any time and does not end it. */
export function createMerkleRootStream(): MerkleRootStream {
  /** Roots of the perfect subtrees to the left, largest first; a level is empty or holds one. */
  const levels: (Uint8Array | undefined)[] = []
  let size = 0
  return {
    get size() {
      return size
    },
    append(line) {
      let hash = hashLeaf(line)
      let level = 0
      for (let left = levels[0]; left !== undefined; left = levels[level]) {
        hash = hashNode(left, hash)
        levels[level] = undefined
        level += 1
      }
      levels[level] = hash
      size += 1
    },
    root() {
      let root: Uint8Array | undefined
      for (const left of levels)
        if (left !== undefined) root = root === undefined ? left : hashNode(left, root)
      return root ?? emptyRoot()
    },
  }
}

/** The root over lines that fit in memory. */
export function merkleRootOf(lines: Iterable<Uint8Array | string>): Uint8Array {
  const stream = createMerkleRootStream()
  for (const line of lines) stream.append(line)
  return stream.root()
}

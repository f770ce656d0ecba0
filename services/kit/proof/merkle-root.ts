import { emptyRoot, hashLeaf, hashNode } from './merkle-hash.ts'

/** The root of a perfect subtree, and how many leaves are under it: a power of two. */
export interface Subtree {
  readonly hash: Uint8Array
  readonly size: number
}

/** Computes a root while the lines pass by, holding one hash per level. */
export interface MerkleRootStream {
  readonly size: number
  append(line: Uint8Array | string): void
  /** Takes a whole subtree for its lines; false when there is no such subtree at this place of any tree. */
  appendSubtree(subtree: Subtree): boolean
  root(): Uint8Array
}

/** Starts an empty tree; `root()` may be asked for at any time and does not end it. */
export function createMerkleRootStream(): MerkleRootStream {
  /** Roots of the perfect subtrees to the left, largest first; a level is empty or holds one. */
  const levels: (Uint8Array | undefined)[] = []
  let size = 0
  const carry = ({ hash, size: count }: Subtree) => {
    let sum = hash
    let level = Math.log2(count)
    for (let left = levels[level]; left !== undefined; left = levels[level]) {
      sum = hashNode(left, sum)
      levels[level] = undefined
      level += 1
    }
    levels[level] = sum
    size += count
  }
  return {
    get size() {
      return size
    },
    append: (line) => carry({ hash: hashLeaf(line), size: 1 }),
    appendSubtree(subtree) {
      if (!Number.isInteger(Math.log2(subtree.size)) || size % subtree.size !== 0) return false
      carry(subtree)
      return true
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

import { emptyRoot, hashLeaf, hashNode } from './merkle-hash.ts'

/** A tree kept whole (two hashes per line), to give many proofs fast. */
export interface MerkleTree {
  readonly size: number
  readonly root: Uint8Array
  /** The hashes beside the path from a leaf to the root; RangeError when there is no such leaf. */
  inclusionProof(index: number): readonly Uint8Array[]
  /** Proof that the first `firstSize` lines are the tree that they were; RangeError unless 0 < firstSize <= size. */
  consistencyProof(firstSize: number): readonly Uint8Array[]
}

/** Builds the tree of RFC 6962 / RFC 9162 over lines in their order. */
export function createMerkleTree(lines: Iterable<Uint8Array | string>): MerkleTree {
  const levels = buildLevels(Array.from(lines, (line) => hashLeaf(line)))
  const size = levels[0]?.length ?? 0
  return {
    size,
    root: levels.at(-1)?.[0] ?? emptyRoot(),
    inclusionProof: (index) => proveInclusion(levels, index),
    consistencyProof: (firstSize) => proveConsistency(levels, firstSize),
  }
}

type Levels = readonly (readonly Uint8Array[])[]

/** Each level pairs the one below; a last node without a partner moves up unchanged. */
function buildLevels(leaves: readonly Uint8Array[]): Levels {
  const levels = [leaves]
  for (let below = leaves; below.length > 1;) {
    const above: Uint8Array[] = []
    for (let at = 0; at < below.length; at += 2) {
      const [left, right] = [below[at], below[at + 1]]
      if (left !== undefined) above.push(right === undefined ? left : hashNode(left, right))
    }
    levels.push(above)
    below = above
  }
  return levels
}

function proveInclusion(levels: Levels, index: number): readonly Uint8Array[] {
  const size = levels[0]?.length ?? 0
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`there is no leaf ${index} in a tree of ${size}`)
  return levels.flatMap((level, height) => {
    const at = Math.floor(index / 2 ** height)
    return level[at % 2 === 0 ? at + 1 : at - 1] ?? []
  })
}

function proveConsistency(levels: Levels, firstSize: number): readonly Uint8Array[] {
  const size = levels[0]?.length ?? 0
  if (!Number.isSafeInteger(firstSize) || firstSize < 1 || firstSize > size)
    throw new RangeError(`${firstSize} lines are not the beginning of a tree of ${size}`)
  return subproof({ levels, from: 0, until: size, firstSize, complete: true })
}

interface Subproof {
  readonly levels: Levels
  readonly from: number
  readonly until: number
  readonly firstSize: number
  /** Whether the reader knows the root of this subtree, as it is the whole first tree. */
  readonly complete: boolean
}

/** SUBPROOF of RFC 9162, section 2.1.4.1. */
function subproof({ levels, from, until, firstSize, complete }: Subproof): readonly Uint8Array[] {
  if (firstSize === until) return complete ? [] : [rangeRoot(levels, from, until)]
  const middle = from + largestPowerBelow(until - from)
  if (firstSize <= middle)
    return [
      ...subproof({ levels, from, until: middle, firstSize, complete }),
      rangeRoot(levels, middle, until),
    ]
  return [
    ...subproof({ levels, from: middle, until, firstSize, complete: false }),
    rangeRoot(levels, from, middle),
  ]
}

/** The root over leaves `from` .. `until - 1`, which begin where a subtree of the whole does. */
function rangeRoot(levels: Levels, from: number, until: number): Uint8Array {
  const count = until - from
  const height = Math.log2(count)
  const known = Number.isInteger(height) ? levels[height]?.[from / count] : undefined
  if (known !== undefined) return known
  const middle = from + largestPowerBelow(count)
  return hashNode(rangeRoot(levels, from, middle), rangeRoot(levels, middle, until))
}

/** The largest power of two that is smaller than a count of two or more. */
function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

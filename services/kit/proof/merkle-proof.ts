import { hashNode } from './merkle-hash.ts'

export interface InclusionClaim {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

const hashBytes = 32

/** Whether a leaf stands at an index of the tree with this size and root (RFC 9162, section 2.1.3.2). */
export function verifyInclusion({ leafHash, index, size, proof, root }: InclusionClaim): boolean {
  if (!isIndex(index) || !isIndex(size) || index >= size) return false
  if (![leafHash, root, ...proof].every(isHash)) return false
  let [at, last, hash] = [index, size - 1, leafHash]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = hashNode(sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else hash = hashNode(hash, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

export interface ConsistencyClaim {
  readonly firstSize: number
  readonly firstRoot: Uint8Array
  readonly secondSize: number
  readonly secondRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether the second tree begins with the first (RFC 9162, section 2.1.4.2). An empty first tree proves nothing. */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const { firstSize, firstRoot, secondSize, secondRoot, proof } = claim
  if (!isIndex(firstSize) || !isIndex(secondSize) || firstSize > secondSize) return false
  if (firstSize === 0) return false
  if (firstSize === secondSize) return proof.length === 0 && isSame(firstRoot, secondRoot)
  if (proof.length === 0 || ![firstRoot, secondRoot, ...proof].every(isHash)) return false
  return climb(isPowerOfTwo(firstSize) ? [firstRoot, ...proof] : proof, claim)
}

function climb(path: readonly Uint8Array[], claim: ConsistencyClaim): boolean {
  let [at, last] = [claim.firstSize - 1, claim.secondSize - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const [start, ...rest] = path
  if (start === undefined) return false
  let [first, second] = [start, start]
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      ;[first, second] = [hashNode(sibling, first), hashNode(sibling, second)]
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else second = hashNode(second, sibling)
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(first, claim.firstRoot) && isSame(second, claim.secondRoot)
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(value: Uint8Array): boolean {
  return value.length === hashBytes
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function isPowerOfTwo(value: number): boolean {
  let odd = value
  while (odd % 2 === 0) odd = half(odd)
  return odd === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

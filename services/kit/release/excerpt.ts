import type { HiddenLines } from '@citx/schema/release/row.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { hashLeaf, hashNode } from '../proof/merkle-hash.ts'

interface HiddenSubtree {
  readonly hash: Uint8Array
  readonly size: number
  readonly from: number
}

/**
 * The lines of an excerpt: those that are shown as they are, and in place of the others the roots of the largest subtrees
 * that hold no shown line. For one line that is its audit path (RFC 6962). Needs the lines of the whole release in their order.
 */
export function* excerptOf(
  lines: Iterable<string>,
  isShown: (line: string) => boolean,
): Generator<string> {
  let hidden: HiddenSubtree[] = []
  let from = 0
  for (const line of lines) {
    if (isShown(line)) {
      yield* hidden.map(writeHidden)
      hidden = []
      yield line
    } else join(hidden, { hash: hashLeaf(line), size: 1, from })
    from += 1
  }
  yield* hidden.map(writeHidden)
}

/** Two neighbours of one size are a subtree when the left one begins where such a subtree does. */
function join(hidden: HiddenSubtree[], leaf: HiddenSubtree): void {
  let right = leaf
  for (let left = hidden.at(-1); left !== undefined; left = hidden.at(-1)) {
    if (left.size !== right.size || left.from % (2 * left.size) !== 0) break
    hidden.pop()
    right = { hash: hashNode(left.hash, right.hash), size: 2 * left.size, from: left.from }
  }
  hidden.push(right)
}

function writeHidden({ hash, size }: HiddenSubtree): string {
  const line: HiddenLines = { hash: Buffer.from(hash).toString('hex'), hidden: size }
  return canonicalJson(line)
}

import type { Hash128 } from '../../records/sip-hash.ts'

/** The subject that most rows name, so far as it stands out. */
export interface FrequentSubject {
  note(subject: Hash128): void
  /** Rows that name anybody, and how many of them, at the least, name the one subject named most. */
  most(): { readonly rows: number; readonly named: number }
}

/** So many subjects are counted at a time: whoever has more than this share of the rows is among them. */
const COUNTED = 1_000

/**
 * Counts in constant memory: when all counters are taken, each loses one. A count is too low by a thousandth of the rows at
 * most. Source: Misra and Gries, Finding repeated elements (1982), doi:10.1016/0167-6423(82)90012-0.
 */
export function createFrequentSubject(): FrequentSubject {
  const counts = new Map<number, number>()
  let rows = 0
  return {
    note(subject) {
      rows += 1
      const key = keyOf(subject)
      const count = counts.get(key)
      if (count !== undefined) counts.set(key, count + 1)
      else if (counts.size < COUNTED) counts.set(key, 1)
      else for (const [other, many] of counts) lower(counts, other, many)
    },
    most: () => ({ rows, named: Math.max(0, ...counts.values()) }),
  }
}

function lower(counts: Map<number, number>, key: number, count: number): void {
  if (count === 1) counts.delete(key)
  else counts.set(key, count - 1)
}

/** 53 bits of the hash tell subjects apart well enough to count them. */
function keyOf([first, second]: Hash128): number {
  return (first >>> 0) * 2 ** 21 + (second >>> 11)
}

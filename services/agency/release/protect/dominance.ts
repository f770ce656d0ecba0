import { totalOf } from './counts.ts'
import type { ProtectedCount } from './types.ts'

const dominantShare = 0.9
const largeCell = 200

/**
 * The answer that more than nine in ten gave, where its histogram must not be shown: always for a sensitive measure, and in
 * cells of fewer than 200 answers for the others.
 */
export function findDominantAnswer(
  counts: ReadonlyMap<string, ProtectedCount>,
  { sensitive }: { readonly sensitive: boolean },
): string | undefined {
  const total = totalOf(counts)
  if (!sensitive && total >= largeCell) return undefined
  return [...counts].find(([, count]) => count > dominantShare * total)?.[0]
}

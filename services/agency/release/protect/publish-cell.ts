import { findDominantAnswer } from './dominance.ts'
import type { NoisyCell } from './noisy-cell.ts'
import { reachesThreshold } from './threshold.ts'
import type { ProtectedCell } from './types.ts'

export interface PublicationRules {
  readonly publishAt: number
  /** Measures whose answers harm whoever is known to have given them; every measure of employees. */
  readonly sensitive: ReadonlySet<string>
}

/** The cell as it is published, or undefined where it is not. */
export function publishCell(
  cell: NoisyCell,
  { publishAt, sensitive }: PublicationRules,
): ProtectedCell | undefined {
  const { counts, ...common } = cell
  if (!reachesThreshold(cell.base, publishAt)) return undefined
  const answer = findDominantAnswer(counts, { sensitive: sensitive.has(cell.measure) })
  if (answer === undefined) return { kind: 'histogram', ...common, counts }
  return { kind: 'dominance', ...common, dominant: { answer, share: '>90%' } }
}

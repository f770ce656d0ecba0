import type { SubgraphContext } from '../context.ts'
import { requireFewIds } from '../request-limits.ts'

/** `Query.agencies`: one entry per id, `null` for every other agency's. */
export function agencies(
  _parent: unknown,
  { ids }: { readonly ids: readonly string[] },
  { agency }: SubgraphContext,
): readonly ({ readonly id: string } | null)[] {
  requireFewIds(ids)
  return ids.map((id) => (id === agency ? { id } : null))
}

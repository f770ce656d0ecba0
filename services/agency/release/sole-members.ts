import { ALL, DIMENSIONS, type Dimension } from '@citx/schema/cube/place.ts'
import type { Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'
import { planMembers, type Served } from './cube/planned-places.ts'
import { isStated } from './protect/finest-cells.ts'
import type { TrueCube } from './protect/types.ts'

export interface SoleMember {
  readonly dimension: Dimension
  readonly member: string
}

/**
 * Dimensions of which the records name one member alone, though the plan allows more. Its cell and that of ALL are then the
 * same people drawn twice. They are not made one: that would tell from the release that nobody else was counted. The agency
 * that serves nothing else can declare so.
 */
export function findSoleMembers(
  cubes: readonly TrueCube[],
  { vocabulary, served }: { readonly vocabulary: Vocabulary; readonly served: Served | undefined },
): readonly SoleMember[] {
  const planned = planMembers(vocabulary, served)
  const cells = cubes.flatMap((cube) => cube.cells).filter(({ base }) => base > 0)
  const stated = cells.filter(({ place }) => isStated(place))
  return DIMENSIONS.flatMap((dimension) => {
    const members = new Set(stated.map(({ place }) => place[dimension]))
    members.delete(ALL)
    const [member] = members
    if (member === undefined || members.size > 1 || planned[dimension].size === 1) return []
    return [{ dimension, member }]
  })
}

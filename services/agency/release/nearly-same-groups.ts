import { ALL, DIMENSIONS, placeKey } from '@citx/schema/cube/place.ts'
import type { ProtectedCube, TrueCube } from './protect/types.ts'

/** Published groups that have all but a few people of a wider published one, and the questions under which they do. */
export interface NearlySameGroups {
  readonly groups: number
  readonly measures: number
}

/** So few that the differences, question after question, are about persons. */
const FEW = 5

/** Pairs of published groups between which 1 to 5 people are, for the eyes of the agency alone. */
export function findNearlySame(
  before: readonly TrueCube[],
  after: readonly ProtectedCube[],
): NearlySameGroups {
  const shown = new Map(
    after.map(({ series, cells }) => [series, new Set(cells.map(({ place }) => placeKey(place)))]),
  )
  const found = before.map((cube) => countPairs(cube, shown.get(cube.series) ?? new Set()))
  return {
    groups: found.reduce((sum, pairs) => sum + pairs, 0),
    measures: found.filter((pairs) => pairs > 0).length,
  }
}

function countPairs({ cells }: TrueCube, shown: ReadonlySet<string>): number {
  const bases = new Map(cells.map(({ place, base }) => [placeKey(place), base]))
  const pairs = cells.flatMap(({ place, base }) =>
    DIMENSIONS.filter((dimension) => {
      const wider = placeKey({ ...place, [dimension]: ALL })
      const others = (bases.get(wider) ?? 0) - base
      const areShown = shown.has(wider) && shown.has(placeKey(place))
      return place[dimension] !== ALL && areShown && others > 0 && others <= FEW
    }),
  )
  return pairs.length
}

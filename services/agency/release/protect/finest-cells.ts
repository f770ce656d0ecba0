import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { ALL, DIMENSIONS, placeKey, type Dimension, type Place } from '@citx/schema/cube/place.ts'

interface Placed {
  readonly place: Place
}

/** Stands for records that name no member, so that sums of finest cells count them too; a cell of it is never published. */
export const UNSTATED = '-'

/** Whether all members of a place are real ones. */
export function isStated({ journey, channel, stage }: Place): boolean {
  return ![journey, channel, stage].includes(UNSTATED)
}

/** A place and every margin that it adds to; its own key comes first. */
export function marginKeys(place: Place): readonly string[] {
  let places: readonly Place[] = [place]
  for (const dimension of DIMENSIONS)
    if (place[dimension] !== ALL)
      places = [...places, ...places.map((finer) => ({ ...finer, [dimension]: ALL }))]
  return places.map((each) => placeKey(each))
}

/** The cells that are no margin of another, of one measure. */
export function findFinestCells<Cell extends Placed>(cells: readonly Cell[]): readonly Cell[] {
  const margins = new Set(cells.flatMap(({ place }) => marginKeys(place).slice(1)))
  return cells.filter(({ place }) => !margins.has(placeKey(place)))
}

/** Fails with RELEASE_REFUSED when two of the finest cells overlap, since a subject would then count in both. */
export function requireDisjoint(cells: readonly Placed[]): void {
  const byPattern = Map.groupBy(cells, ({ place }) => fixedDimensions(place).join(','))
  const groups = [...byPattern.values()]
  for (const [index, group] of groups.entries())
    for (const other of groups.slice(index + 1)) requireDisjointGroups(group, other)
}

function requireDisjointGroups(group: readonly Placed[], other: readonly Placed[]): void {
  const [first, second] = [group[0], other[0]]
  if (first === undefined || second === undefined) return
  const inOther = new Set(fixedDimensions(second.place))
  const shared = fixedDimensions(first.place).filter((dimension) => inOther.has(dimension))
  const keyOf = ({ place }: Placed) => JSON.stringify(shared.map((dimension) => place[dimension]))
  const known = new Set(group.map(keyOf))
  const overlapping = other.find((cell) => known.has(keyOf(cell)))
  if (overlapping !== undefined)
    throw new CitxError(
      'RELEASE_REFUSED',
      `the cell ${placeKey(overlapping.place)} overlaps another that it is no margin of; add the cells they share to the plan`,
    )
}

function fixedDimensions(place: Place): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => place[dimension] !== ALL)
}

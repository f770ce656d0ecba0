import { isDeepStrictEqual } from 'node:util'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { placeKey } from '@citx/schema/cube/place.ts'
import type { FigureRow } from '@citx/schema/release/row.ts'

/** A figure and the mapping's name of the source that gave it. */
export interface SourcedFigure {
  readonly givenBy: string
  readonly figure: Omit<FigureRow, 'kind'>
}

/**
 * The figures that go out. Two sources may both speak of one figure at one place; where they contradict one another, the one
 * that stands first in `preferred` does alone. Fails with RELEASE_REFUSED, naming every contradiction that it does not settle.
 */
export function settleFigures(
  given: readonly SourcedFigure[],
  preferred: readonly string[] = [],
): readonly Omit<FigureRow, 'kind'>[] {
  const byPlace = Map.groupBy(given, ({ figure }) => `${figure.id} ${placeKey(figure)}`)
  const settled = [...byPlace.values()].map((group) => ({ group, kept: settle(group, preferred) }))
  const details = settled.flatMap(({ group, kept }) =>
    kept === undefined ? [{ message: describe(group) }] : [],
  )
  const [first] = details
  if (first !== undefined)
    throw new CitxError(
      'RELEASE_REFUSED',
      `two sources contradict one another: ${first.message}. Ingest the wrong one again, corrected, or name the sources that are ` +
        'believed, best first, as preferredSources in agency.yaml',
      { details },
    )
  return settled.flatMap(({ kept = [] }) => kept.map(({ figure }) => figure))
}

function settle(
  group: readonly SourcedFigure[],
  preferred: readonly string[],
): readonly SourcedFigure[] | undefined {
  if (!contradict(group)) return group
  const best = preferred.find((source) => group.some(({ givenBy }) => givenBy === source))
  return best === undefined ? undefined : group.filter(({ givenBy }) => givenBy === best)
}

/** One may give a value and the other its counts; what both give must be the same. */
function contradict(group: readonly SourcedFigure[]): boolean {
  return (['value', 'measure', 'counts', 'n', 'currency'] as const).some((member) => {
    const said = group.map(({ figure }) => figure[member])
    const [first, ...others] = said.filter((one) => one !== undefined)
    return others.some((other) => !isDeepStrictEqual(other, first))
  })
}

function describe(group: readonly SourcedFigure[]): string {
  const { id = '', journey, channel, stage } = group[0]?.figure ?? {}
  const place = [journey, channel, stage].join(' / ')
  const said = group.map(({ givenBy, figure: { value, n, counts } }) => {
    const numbers = value ?? (counts === undefined ? `n ${n}` : JSON.stringify(counts))
    return `${numbers} by ${givenBy}`
  })
  return `${id} at ${place} is ${said.join(' and ')}`
}

import type { TrueCell, TrueCube } from '@citx/agency/release/protect/types.ts'
import { placeKey } from '@citx/schema/cube/place.ts'
import type { FigureRow } from '@citx/schema/release/row.ts'
import { covers } from '../world/members.ts'
import type { Response } from '../world/response.ts'
import { publishAt } from './plain-rows.ts'

/** Mean, extremes and total of the quantities behind each published group, as an incautious agency reports them. */
export function summariseValues(
  cubes: readonly TrueCube[],
  responses: readonly Response[],
): readonly FigureRow[] {
  const byMeasure = Map.groupBy(responses, ({ measure }) => measure)
  return cubes.flatMap(({ series, cells }) => {
    const finest = Map.groupBy(byMeasure.get(series) ?? [], placeKey)
    return cells
      .filter((cell) => cell.base >= publishAt(cell))
      .flatMap((cell) => {
        const values = valuesAt(cell, finest.values())
        const total = values.reduce((sum, value) => sum + value, 0)
        return [
          figureAt(cell, 'mean', Number((total / values.length).toFixed(3))),
          figureAt(
            cell,
            'minimum',
            values.reduce((a, b) => Math.min(a, b), Infinity),
          ),
          figureAt(
            cell,
            'maximum',
            values.reduce((a, b) => Math.max(a, b), -Infinity),
          ),
          figureAt(cell, 'total', total),
        ]
      })
  })
}

/** The mean of each published group alone. */
export function trueMeans(
  cubes: readonly TrueCube[],
  responses: readonly Response[],
): readonly FigureRow[] {
  return summariseValues(cubes, responses).filter(({ id }) => id === 'mean')
}

/** From the responses by their finest places, whose members are all at one. */
function valuesAt({ place }: TrueCell, finest: Iterable<readonly Response[]>): readonly number[] {
  return [...finest]
    .filter(([first]) => first !== undefined && covers(place, first))
    .flatMap((members) => members.map(({ value, answer }) => value ?? Number(answer)))
    .filter((value) => Number.isFinite(value))
}

function figureAt({ measure, place }: TrueCell, id: string, value: number): FigureRow {
  return { kind: 'figure', id, ...place, measure, value, source: 'annual report' }
}

import { placeKey, type Place } from '@citx/schema/cube/place.ts'
import type { CellRow, FigureRow, ReleaseRow } from '@citx/schema/release/row.ts'

/** A cell with its distribution. */
export interface ShownCell {
  readonly measure: string
  readonly place: Place
  readonly subjects: number
  readonly counts: ReadonlyMap<string, number>
}

/** A release as its reader sees it, arranged for looking up. */
export interface Published {
  readonly rows: readonly ReleaseRow[]
  /** Every published cell, also those that show their dominant answer only. */
  readonly cells: readonly CellRow[]
  /** The cells with a distribution. */
  readonly shown: readonly ShownCell[]
  readonly figures: readonly FigureRow[]
  readonly find: (measure: string, place: Place) => ShownCell | undefined
  readonly findRow: (measure: string, place: Place) => CellRow | undefined
}

export function readPublished(rows: readonly ReleaseRow[]): Published {
  const cells = rows.filter((row) => row.kind === 'cell')
  const shown = cells.flatMap(({ measure, journey, channel, stage, subjects, counts }) =>
    counts === undefined
      ? []
      : [
          {
            measure,
            place: { journey, channel, stage },
            subjects,
            counts: new Map(Object.entries(counts)),
          },
        ],
  )
  const byKey = new Map(shown.map((cell) => [keyOf(cell.measure, cell.place), cell]))
  const rowByKey = new Map(cells.map((row) => [keyOf(row.measure, row), row]))
  return {
    rows,
    cells,
    shown,
    figures: rows.filter((row) => row.kind === 'figure'),
    find: (measure, place) => byKey.get(keyOf(measure, place)),
    findRow: (measure, place) => rowByKey.get(keyOf(measure, place)),
  }
}

function keyOf(measure: string, place: Place): string {
  return `${measure}|${placeKey(place)}`
}

import { ALL, placeKey } from '@citx/schema/cube/place.ts'
import type { Window } from '@citx/schema/cube/window.ts'
import { releaseRow, type CellRow, type ReleaseRow } from '@citx/schema/release/row.ts'

/** What appears or vanishes between two releases of the same kind of window. */
export interface ReleaseNews {
  /** The window that is compared with. */
  readonly since: Window
  readonly measures: Change
  readonly journeys: Change
  readonly cells: { readonly appeared: number; readonly vanished: number }
}

interface Change {
  readonly appeared: readonly string[]
  readonly vanished: readonly string[]
}

/** Compares the rows that would leave with those that left the last time. */
export function compareWithLast(
  rows: readonly ReleaseRow[],
  last: { readonly window: Window; readonly lines: readonly string[] },
): ReleaseNews {
  const before = namesIn(last.lines.map((line) => releaseRow.parse(JSON.parse(line))))
  const after = namesIn(rows)
  const cells = changeOf(before.cells, after.cells)
  return {
    since: last.window,
    measures: changeOf(before.measures, after.measures),
    journeys: changeOf(before.journeys, after.journeys),
    cells: { appeared: cells.appeared.length, vanished: cells.vanished.length },
  }
}

interface Names {
  readonly measures: ReadonlySet<string>
  readonly journeys: ReadonlySet<string>
  readonly cells: ReadonlySet<string>
}

function namesIn(rows: readonly ReleaseRow[]): Names {
  const cells = rows.filter((row): row is CellRow => row.kind === 'cell')
  return {
    measures: new Set(cells.map(({ measure }) => measure)),
    journeys: new Set(cells.map(({ journey }) => journey).filter((id) => id !== ALL)),
    cells: new Set(cells.map((cell) => `${cell.measure} ${placeKey(cell)}`)),
  }
}

function changeOf(before: ReadonlySet<string>, after: ReadonlySet<string>): Change {
  return {
    appeared: [...after].filter((name) => !before.has(name)).toSorted(),
    vanished: [...before].filter((name) => !after.has(name)).toSorted(),
  }
}

import { placeKey } from '@citx/schema/cube/place.ts'
import { parseWindow, type Window } from '@citx/schema/cube/window.ts'
import type { Manifest } from '@citx/schema/release/manifest.ts'
import type { CellRow, CollectedRow, FigureRow, ReleaseRow } from '@citx/schema/release/row.ts'
import { packCells, type MeasureCells } from './measure-cells.ts'

/** One release in memory. */
export interface ReleaseView {
  readonly id: string
  readonly window: Window
  readonly manifest: Manifest
  /** The manifest as signed. */
  readonly jws: string
  readonly cells: ReadonlyMap<string, MeasureCells>
  readonly figures: readonly FigureRow[]
  /** The same by `placeKey`. */
  readonly figuresAt: ReadonlyMap<string, readonly FigureRow[]>
  readonly collected: ReadonlyMap<string, CollectedRow>
}

export interface ReleaseParts {
  readonly id: string
  readonly manifest: Manifest
  readonly jws: string
  readonly rows: Iterable<ReleaseRow>
}

/** Arranges the rows of a release for looking up. */
export function createReleaseView({ id, manifest, jws, rows }: ReleaseParts): ReleaseView {
  const cells = new Map<string, CellRow[]>()
  const figures: FigureRow[] = []
  const collected = new Map<string, CollectedRow>()
  for (const row of arrange(rows))
    switch (row.kind) {
      case 'cell':
        listOf(cells, row.measure).push(row)
        break
      case 'figure':
        figures.push(row)
        break
      case 'collected':
        collected.set(row.measure, row)
        break
    }
  const { countVariance } = manifest.protection
  return {
    id,
    window: parseWindow(manifest.window),
    manifest,
    jws,
    cells: new Map(
      [...cells].map(([measure, list]) => [measure, packCells(measure, list, countVariance)]),
    ),
    figures,
    figuresAt: Map.groupBy(figures, placeKey),
    collected,
  }
}

/** Lines stand in an order that tells nothing; answers are given in one that a reader can follow. */
function arrange(rows: Iterable<ReleaseRow>): readonly ReleaseRow[] {
  const keyed = Array.from(rows, (row) => ({ row, key: keyOf(row) }))
  return keyed
    .toSorted((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)))
    .map(({ row }) => row)
}

function keyOf(row: ReleaseRow): string {
  switch (row.kind) {
    case 'cell':
      return `${row.measure} ${placeKey(row)}`
    case 'figure':
      return `${row.id} ${placeKey(row)} ${row.source}`
    case 'collected':
      return row.measure
  }
}

function listOf<V>(lists: Map<string, V[]>, key: string): V[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: V[] = []
  lists.set(key, list)
  return list
}

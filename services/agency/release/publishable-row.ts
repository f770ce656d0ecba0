import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { canonicalJson } from '@citx/kit/proof/canonical-json.ts'
import {
  releaseRow,
  type CollectedRow,
  type FigureRow,
  type ReleaseRow,
} from '@citx/schema/release/row.ts'
import type { ProtectedCell } from './protect/types.ts'

declare const publishable: unique symbol

/** A row that may stand in a release: made from a protected cell, a reported figure or a declaration, never from a raw count. */
export type PublishableRow = ReleaseRow & { readonly [publishable]: true }

/** The row of a cell. It takes protected counts only; `manifestVariance` is what rows need not repeat. */
export function publishCell(cell: ProtectedCell, manifestVariance: number): PublishableRow {
  const { measure, place, base, countVariance } = cell
  const row: ReleaseRow = {
    kind: 'cell',
    measure,
    journey: place.journey,
    channel: place.channel,
    stage: place.stage,
    subjects: base,
    ...(cell.kind === 'histogram'
      ? { counts: Object.fromEntries(cell.counts) }
      : { dominant: cell.dominant.answer }),
    ...(countVariance !== manifestVariance && { countVariance }),
  }
  return brand(row)
}

/** The row of a figure that the organisation publishes itself. */
export function publishFigure(figure: Omit<FigureRow, 'kind'>): PublishableRow {
  return brand({ kind: 'figure', ...figure })
}

/** The row of a declaration. */
export function publishCollected(declaration: Omit<CollectedRow, 'kind'>): PublishableRow {
  return brand({ kind: 'collected', ...declaration })
}

/** The row that blinds hashes over all rows; it is derived from the agency's secret, so that the same data gives the same release. */
export function publishBlind(value: Uint8Array): PublishableRow {
  return brand({ kind: 'blind', value: Buffer.from(value.subarray(0, 16)).toString('hex') })
}

/** The lines of a release: canonical JSON, each once, in byte order. */
export function writeLines(rows: readonly PublishableRow[]): readonly string[] {
  const lines = new Set(rows.map((row) => canonicalJson(row)))
  return [...lines]
    .map((line) => Buffer.from(line))
    .toSorted((a, b) => Buffer.compare(a, b))
    .map((bytes) => bytes.toString())
}

/** The contract's own shape is checked here, so that no reader will refuse what is signed. */
function brand(row: ReleaseRow): PublishableRow {
  if (isOfContract(row)) return row
  throw new CitxError(
    'RELEASE_REFUSED',
    `a ${row.kind} row is not of the contract: ${canonicalJson(row)}`,
  )
}

function isOfContract(row: ReleaseRow): row is PublishableRow {
  return releaseRow.safeParse(row).success
}

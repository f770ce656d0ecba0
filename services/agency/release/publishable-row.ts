import { createHmac } from 'node:crypto'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { canonicalJson } from '@citx/kit/proof/canonical-json.ts'
import { contentHashOf } from '@citx/kit/release/content-hash.ts'
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

/**
 * The lines of a release: canonical JSON, each once and blinded, in byte order. The blinds come from the key and from all of
 * the rows, so that the same data gives the same release, and a correction renews them all.
 */
export function writeLines(rows: readonly PublishableRow[], key: Uint8Array): readonly string[] {
  return blind(rows, key)
}

/** Whether lines were written with this key: with this secret, then, and from these records. */
export function areWrittenWith(lines: readonly string[], key: Uint8Array): boolean {
  const again = new Set(blind(lines.map(plainRow), key))
  return again.size === lines.length && lines.every((line) => again.has(line))
}

function plainRow(line: string): ReleaseRow {
  const { blind: _blind, ...row } = releaseRow.parse(JSON.parse(line))
  return row
}

function blind(rows: readonly ReleaseRow[], key: Uint8Array): readonly string[] {
  const plain = new Map(rows.map((row) => [canonicalJson(row), row]))
  const seed = createHmac('sha256', key)
    .update(contentHashOf([...plain.keys()].toSorted()))
    .digest()
  return [...plain]
    .map(([line, row]) => Buffer.from(canonicalJson({ ...row, blind: blindOf(line, seed) })))
    .toSorted((a, b) => Buffer.compare(a, b))
    .map((bytes) => bytes.toString())
}

function blindOf(line: string, seed: Uint8Array): string {
  return createHmac('sha256', seed).update(line).digest('hex').slice(0, 32)
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

import type { CollectedRow, FigureRow } from '@citx/schema/release/row.ts'

/** A figure that the organisation publishes itself, in one window; places are vocabulary ids or ALL. */
export type NewFigure = Omit<FigureRow, 'kind'> & { readonly window: string }

/** How the agency collects one measure. */
export type NewCollected = {
  readonly [K in keyof Omit<CollectedRow, 'kind'>]: CollectedRow[K] | undefined
}

/** A break of a series that was found by computing published figures again. */
export type FoundBreak = { readonly measure: string } & Omit<
  CollectedRow['breaks'][number],
  'detected'
>

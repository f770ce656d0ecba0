import { CitxError } from '@citx/kit/errors/citx-error.ts'

/** Cells, or figures, in one field. */
const MAX_CELLS = 10_000
/** Cells and figures in all fields of one request together. */
const MAX_CELLS_OF_REQUEST = 50_000
/** Ids in one argument of the merge entry point. */
const MAX_AGENCY_IDS = 1000

export type SpendCells = (count: number) => void

/** Counts what one request asks for; aliases do not give it more. Fails with COST_EXCEEDED. */
export function createCellBudget(): SpendCells {
  let left = MAX_CELLS_OF_REQUEST
  return (count) => {
    left -= count
    if (left < 0)
      throw new CitxError(
        'COST_EXCEEDED',
        `this request asks for more than ${MAX_CELLS_OF_REQUEST} cells and figures; spread it over several`,
      )
  }
}

/** Fails with BAD_REQUEST when so much is asked for that it does not fit in one field. */
export function requireFewEnough(what: 'cells' | 'figures', count: number): void {
  if (count > MAX_CELLS)
    throw new CitxError(
      'BAD_REQUEST',
      `this asks for ${count} ${what} and at most ${MAX_CELLS} fit in one answer: ask by window, and name fewer measures, journeys, channels or stages`,
    )
}

export function requireFewIds(ids: readonly string[]): void {
  if (ids.length > MAX_AGENCY_IDS)
    throw new CitxError('BAD_REQUEST', `${ids.length} ids; ask for at most ${MAX_AGENCY_IDS}`)
}

export function requireAtLeastZero(argument: string, value: number): number {
  if (value >= 0) return value
  throw new CitxError('BAD_REQUEST', `${argument} is ${value}; it must be 0 or more`)
}

export type Matrix = readonly (readonly number[])[]

const zero = 1e-9

interface ReducedRows {
  /** Rows of the reduced echelon form that are not zero; together they span what the matrix determines. */
  readonly rows: Matrix
  /** The column of each row's leading 1. */
  readonly pivots: readonly number[]
}

/** Reduced row echelon form by Gauss and Jordan with partial pivoting. */
export function reduceRows(matrix: Matrix): ReducedRows {
  let rows = matrix.map((row) => [...row])
  const pivots: number[] = []
  const columns = matrix[0]?.length ?? 0
  for (let column = 0; column < columns && pivots.length < rows.length; column += 1) {
    const rank = pivots.length
    const best = largestBelow(rows, rank, column)
    const pivot = rows[best]
    const lead = pivot?.[column] ?? 0
    if (pivot === undefined || Math.abs(lead) < zero) continue
    const scaled = pivot.map((value) => value / lead)
    rows[best] = rows[rank] ?? scaled
    rows[rank] = scaled
    rows = rows.map((row, index) => (index === rank ? row : eliminate(row, scaled, column)))
    pivots.push(column)
  }
  return { rows: rows.slice(0, pivots.length), pivots }
}

function largestBelow(rows: Matrix, from: number, column: number): number {
  let best = from
  const sizeOf = (index: number) => Math.abs(rows[index]?.[column] ?? 0)
  for (let index = from + 1; index < rows.length; index += 1)
    if (sizeOf(index) > sizeOf(best)) best = index
  return best
}

function eliminate(row: number[], pivot: readonly number[], column: number): number[] {
  const factor = row[column] ?? 0
  if (factor === 0) return row
  return row.map((value, k) => {
    const changed = value - factor * (pivot[k] ?? 0)
    return Math.abs(changed) < zero ? 0 : changed
  })
}

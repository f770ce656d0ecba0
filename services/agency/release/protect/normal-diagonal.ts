import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Matrix } from './reduced-rows.ts'

/** The diagonal of (B'B)^-1 for a matrix of full column rank, by Cholesky's factors. */
export function inverseNormalDiagonal(matrix: Matrix): readonly number[] {
  const inverse = invertTriangle(factorise(normalOf(matrix)))
  return Array.from(inverse, (_, column) => {
    let sum = 0
    for (let row = column; row < inverse.length; row += 1) sum += at(inverse, row, column) ** 2
    return sum
  })
}

type Square = readonly Float64Array[]

/** B'B, of which most rows of B have few parts. */
function normalOf(matrix: Matrix): Square {
  const size = matrix[0]?.length ?? 0
  const normal = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of matrix) {
    const parts = [...row.entries()].filter(([, value]) => value !== 0)
    for (const [i, left] of parts) {
      const target = normal[i]
      if (target === undefined) continue
      for (const [j, right] of parts) target[j] = (target[j] ?? 0) + left * right
    }
  }
  return normal
}

/** The lower triangle L with LL' = N. */
function factorise(normal: Square): Square {
  const lower = normal.map(({ length }) => new Float64Array(length))
  for (const [i, own] of lower.entries())
    for (let j = 0; j <= i; j += 1) {
      const other = lower[j] ?? own
      let rest = at(normal, i, j)
      for (let k = 0; k < j; k += 1) rest -= (own[k] ?? 0) * (other[k] ?? 0)
      if (i === j && rest <= 0) throw new CitxError('INTERNAL', 'the plan matrix lost its rank')
      own[j] = i === j ? Math.sqrt(rest) : rest / (other[j] ?? Number.NaN)
    }
  return lower
}

/** The inverse of a lower triangle, row by row. */
function invertTriangle(lower: Square): Square {
  const inverse = lower.map(({ length }) => new Float64Array(length))
  for (const [i, own] of lower.entries()) {
    const target = inverse[i]
    if (target === undefined) continue
    const lead = own[i] ?? Number.NaN
    target[i] = 1 / lead
    for (let k = 0; k < i; k += 1) {
      const factor = (own[k] ?? 0) / lead
      const above = inverse[k]
      if (factor === 0 || above === undefined) continue
      for (let j = 0; j <= k; j += 1) target[j] = (target[j] ?? 0) - factor * (above[j] ?? 0)
    }
  }
  return inverse
}

function at(square: Square, row: number, column: number): number {
  return square[row]?.[column] ?? 0
}

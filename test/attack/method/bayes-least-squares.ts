/** One published count: the finest cells that it is the sum of, by index. */
export interface Observation {
  readonly parts: readonly number[]
  readonly value: number
}

export interface Belief {
  /** What is believed of each finest cell before the release, and how much it may vary. */
  readonly means: readonly number[]
  readonly variances: readonly number[]
  /** Variance of the noise in each observation. */
  readonly noise: number
}

/** The best linear estimate of every finest cell: prior and observations weighed by their variances. */
export function bestLinearEstimate(
  observations: readonly Observation[],
  { means, variances, noise }: Belief,
): readonly number[] {
  const matrix = variances.map((variance, i) => {
    const row = new Float64Array(variances.length)
    row[i] = 1 / variance
    return row
  })
  const right = Float64Array.from(means, (mean, i) => mean / (variances[i] ?? 1))
  for (const { parts, value } of observations)
    for (const i of parts) {
      right[i] = (right[i] ?? 0) + value / noise
      const row = matrix[i]
      if (row !== undefined) for (const j of parts) row[j] = (row[j] ?? 0) + 1 / noise
    }
  return solvePositiveDefinite(matrix, right)
}

/** Cholesky's decomposition and two substitutions. */
export function solvePositiveDefinite(
  matrix: readonly Float64Array[],
  right: Float64Array,
): readonly number[] {
  const size = right.length
  const lower = matrix.map((row) => Float64Array.from(row))
  const at = (i: number, j: number) => lower[i]?.[j] ?? 0
  for (let j = 0; j < size; j += 1) {
    const row = lower[j]
    if (row === undefined) continue
    let diagonal = row[j] ?? 0
    for (let k = 0; k < j; k += 1) diagonal -= (row[k] ?? 0) ** 2
    const pivot = Math.sqrt(diagonal)
    row[j] = pivot
    for (let i = j + 1; i < size; i += 1) {
      const below = lower[i]
      if (below === undefined) continue
      let value = below[j] ?? 0
      for (let k = 0; k < j; k += 1) value -= (below[k] ?? 0) * (row[k] ?? 0)
      below[j] = value / pivot
    }
  }
  const forward = new Float64Array(size)
  for (let i = 0; i < size; i += 1) {
    let value = right[i] ?? 0
    for (let k = 0; k < i; k += 1) value -= at(i, k) * (forward[k] ?? 0)
    forward[i] = value / at(i, i)
  }
  const solution = new Float64Array(size)
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = forward[i] ?? 0
    for (let k = i + 1; k < size; k += 1) value -= at(k, i) * (solution[k] ?? 0)
    solution[i] = value / at(i, i)
  }
  return [...solution]
}

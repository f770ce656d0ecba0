/**
 * Upper tail of the chi-square distribution, by Wilson and Hilferty's cube root; good to a few percent of itself, which is
 * what a gate at one in ten thousand needs.
 */
export function chiSquareTail(statistic: number, degrees: number): number {
  const spread = 2 / (9 * degrees)
  return normalTail((Math.cbrt(statistic / degrees) - (1 - spread)) / Math.sqrt(spread))
}

/** Zelen and Severo 1964, formula 26.2.17 of Abramowitz and Stegun. */
function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const coefficients = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  const polynomial = coefficients.reduceRight((sum, c) => (sum + c) * t, 0)
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial
}

/** Probability of a misfit at least as large, for counts against the numbers expected of them. */
export function goodnessOfFit(observed: readonly number[], expected: readonly number[]): number {
  const statistic = observed.reduce((sum, count, k) => {
    const mean = expected[k] ?? Number.NaN
    return sum + (count - mean) ** 2 / mean
  }, 0)
  return chiSquareTail(statistic, observed.length - 1)
}

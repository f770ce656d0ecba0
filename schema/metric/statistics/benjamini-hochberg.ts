/**
 * Adjusted p values: calling all at or below a level q significant keeps the expected share of false calls at or below q.
 * In the order given. Source: Benjamini and Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; R's p.adjust(method = "BH").
 */
export function adjustPValues(pValues: readonly number[]): readonly number[] {
  const count = pValues.length
  const largestFirst = pValues
    .map((pValue, index) => ({ pValue, index }))
    .toSorted((a, b) => b.pValue - a.pValue)
  const adjusted = pValues.map(() => 1)
  let least = 1
  for (const [position, { pValue, index }] of largestFirst.entries()) {
    least = Math.min(least, (pValue * count) / (count - position))
    adjusted[index] = least
  }
  return adjusted
}

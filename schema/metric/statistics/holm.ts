/**
 * Adjusted p values: calling all at or below a level significant keeps the chance of a single false call at or below that level,
 * however the tests depend on one another. In the order given. Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70;
 * R's p.adjust(method = "holm").
 */
export function adjustByHolm(pValues: readonly number[]): readonly number[] {
  const count = pValues.length
  const smallestFirst = pValues
    .map((pValue, index) => ({ pValue, index }))
    .toSorted((a, b) => a.pValue - b.pValue)
  const adjusted = pValues.map(() => 1)
  let most = 0
  for (const [position, { pValue, index }] of smallestFirst.entries()) {
    most = Math.min(1, Math.max(most, pValue * (count - position)))
    adjusted[index] = most
  }
  return adjusted
}

/** Ids of so many agencies, `a000` and on: names that GraphQL takes for fields too, as other gateways need them. */
export function agencyIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `a${String(index).padStart(3, '0')}`)
}

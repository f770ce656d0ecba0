/** A map by id in the order of the list; ids used twice are added to `problems`. */
export function indexById<T extends { readonly id: string }>(
  kind: string,
  list: readonly T[],
  problems: string[],
): ReadonlyMap<string, T> {
  const index = new Map<string, T>()
  for (const item of list) {
    if (index.has(item.id)) problems.push(`${kind} ${item.id}: the id is used twice`)
    index.set(item.id, item)
  }
  return index
}

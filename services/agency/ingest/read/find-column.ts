/** What a name in a mapping refers to. */
export type ColumnMatch =
  | { readonly kind: 'found'; readonly index: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }

/** Finds a column by its exact name, or else by the one name that differs in spaces and line breaks only. */
export function findColumn(columns: readonly string[], name: string): ColumnMatch {
  const exact = columns.indexOf(name)
  if (exact !== -1) return { kind: 'found', index: exact }
  const wanted = loosen(name)
  const similar = columns.flatMap((column, index) => (loosen(column) === wanted ? [index] : []))
  const [index] = similar
  if (index === undefined) return { kind: 'missing' }
  if (similar.length === 1) return { kind: 'found', index }
  return { kind: 'ambiguous', names: similar.map((at) => columns[at] ?? '') }
}

function loosen(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ')
}

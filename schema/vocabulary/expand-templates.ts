interface TemplateTerm {
  readonly id: string
  readonly name: string
}

/**
 * Replaces every entry with `each: <list>` by one entry for each term of that list, `{id}` and `{name}` filled in
 * wherever they stand. Entries without `each` stay as they are.
 */
export function expandTemplates(
  entries: readonly unknown[],
  lists: Readonly<Record<string, readonly TemplateTerm[]>>,
): readonly unknown[] {
  return entries.flatMap((entry) => {
    if (!isObject(entry)) return [entry]
    const { each, ...template } = entry
    if (typeof each !== 'string') return [entry]
    // An unknown list leaves the entry as it is, for the shape of the file to refuse.
    return lists[each]?.map((term) => fill(template, term)) ?? [entry]
  })
}

/** Fills `{id}` and `{name}` into a text. */
export function fillText(text: string, term: TemplateTerm): string {
  return text.replaceAll('{id}', term.id).replaceAll('{name}', term.name)
}

function fill(value: unknown, term: TemplateTerm): unknown {
  if (typeof value === 'string') return fillText(value, term)
  if (Array.isArray(value)) return value.map((item) => fill(item, term))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fillText(key, term), fill(item, term)]),
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

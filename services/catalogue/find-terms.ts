/** The terms with these ids; the loader of the vocabulary has made sure that there is one for each. */
export function findTerms<T>(terms: ReadonlyMap<string, T>, ids: readonly string[]): readonly T[] {
  return ids.map((id) => getTerm(terms, id))
}

/** The term with this id. Throws when there is none, which would be a fault of the vocabulary's loader. */
export function getTerm<T>(terms: ReadonlyMap<string, T>, id: string): T {
  const term = terms.get(id)
  if (term === undefined)
    throw new Error(`the vocabulary refers to "${id}", which it does not have`)
  return term
}

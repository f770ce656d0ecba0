/** An organisation with its characteristics (residents, median age, share of older people, ...) by id. */
export interface Characterised {
  readonly id: string
  readonly characteristics: ReadonlyMap<string, number>
}

export interface Neighbour {
  readonly id: string
  /** In standard deviations. */
  readonly distance: number
}

/** The nearest organisations, and those that could not be placed for want of a characteristic. */
export interface Neighbours {
  readonly nearest: readonly Neighbour[]
  readonly unplaced: readonly string[]
}

/**
 * The `count` organisations most like one of them: Euclidean distance over the declared characteristics, each standardised to mean 0 and
 * standard deviation 1 over all that have them; ties in order of id. A characteristic that does not vary says nothing and is left
 * out. Throws RangeError when the organisation itself cannot be placed. Source: the standardised Euclidean distance of CIPFA's nearest neighbours model.
 */
export function nearestNeighbours(
  of: string,
  organisations: readonly Characterised[],
  {
    characteristics,
    count,
  }: { readonly characteristics: readonly string[]; readonly count: number },
): Neighbours {
  const placed = organisations.filter((each) => hasAll(each, characteristics))
  const self = placed.find(({ id }) => id === of)
  if (self === undefined) throw new RangeError(`${of} lacks a declared characteristic`)
  const spreads = characteristics.map((name) => ({ name, spread: spreadOf(name, placed) }))
  const varying = spreads.filter(({ spread }) => spread > 0)
  const nearest = placed
    .filter(({ id }) => id !== of)
    .map((other) => ({
      id: other.id,
      distance: Math.hypot(
        ...varying.map(({ name, spread }) => (read(self, name) - read(other, name)) / spread),
      ),
    }))
    .toSorted((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, count)
  const unplaced = organisations.filter((each) => !placed.includes(each)).map(({ id }) => id)
  return { nearest, unplaced: unplaced.toSorted() }
}

function hasAll({ characteristics }: Characterised, names: readonly string[]): boolean {
  return names.every((name) => Number.isFinite(characteristics.get(name)))
}

function read({ characteristics }: Characterised, name: string): number {
  return characteristics.get(name) ?? Number.NaN
}

function spreadOf(name: string, placed: readonly Characterised[]): number {
  const values = placed.map((each) => read(each, name))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1))
}

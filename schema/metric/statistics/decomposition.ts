/** One stratum (channel) of an organisation: its share of the mix, and its own figure. */
export interface Stratum {
  readonly share: number
  readonly value: number
}

/** A difference taken apart; `mix + performance` is exactly `difference`. */
export interface Decomposition {
  readonly difference: number
  /** What comes from having more of one stratum and less of another. */
  readonly mix: number
  /** What comes from doing better or worse within the strata. */
  readonly performance: number
  readonly strata: ReadonlyMap<string, { readonly mix: number; readonly performance: number }>
}

/**
 * Takes the difference a - b of two organisations apart into mix and performance, symmetrically, without a remainder. Both must have the
 * same strata (throws RangeError otherwise). Source: Kitagawa (1955), Components of a difference between two rates, doi:10.1080/01621459.1955.10501299.
 */
export function decompose(
  a: ReadonlyMap<string, Stratum>,
  b: ReadonlyMap<string, Stratum>,
): Decomposition {
  const names = [...new Set([...a.keys(), ...b.keys()])].toSorted()
  const strata = new Map(names.map((name) => [name, component(name, a.get(name), b.get(name))]))
  const parts = [...strata.values()]
  const mix = parts.reduce((sum, part) => sum + part.mix, 0)
  const performance = parts.reduce((sum, part) => sum + part.performance, 0)
  return { difference: mix + performance, mix, performance, strata }
}

function component(name: string, a: Stratum | undefined, b: Stratum | undefined) {
  if (a === undefined || b === undefined)
    throw new RangeError(`stratum ${name} has no figure on one side`)
  return {
    mix: ((a.share - b.share) * (a.value + b.value)) / 2,
    performance: ((a.share + b.share) * (a.value - b.value)) / 2,
  }
}

import type { Formula } from '@citx/schema/metric/formula.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { Formula as SdlFormula } from './resolvers.gen.ts'

/** A formula in the form of the SDL, for programs that compute metrics themselves. */
export function describeFormula(measure: string, formula: Formula): SdlFormula {
  const shared = { measure, kind: enumName(formula.kind), base: [], weights: [] }
  switch (formula.kind) {
    case 'share':
    case 'mean':
    case 'net':
      return {
        ...shared,
        base: formula.base,
        weights: listWeights(formula.weights),
        scale: formula.scale,
      }
    case 'quantile':
      return { ...shared, base: formula.bands.map(({ answer }) => answer), quantile: formula.q }
    case 'rate': {
      const { weights, denominator, per } = formula
      const base = [...weights.keys()]
      return { ...shared, base, weights: listWeights(weights), denominator, per }
    }
    case 'unit-cost':
    case 'count':
      return { ...shared, base: formula.base }
    case 'reported':
      return shared
  }
}

function listWeights(weights: ReadonlyMap<string, number>): SdlFormula['weights'] {
  return Array.from(weights, ([answer, weight]) => ({ answer, weight }))
}

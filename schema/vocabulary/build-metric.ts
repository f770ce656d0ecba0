import type { MetricData } from './data-shapes.ts'
import type { Family } from './family.ts'
import { resolveFormula } from './resolve-formula.ts'
import type { Channel, Measure, Metric, Term } from './vocabulary.ts'

interface MetricSetting {
  readonly family: Family
  readonly measures: ReadonlyMap<string, Measure>
  readonly channels: ReadonlyMap<string, Channel>
  readonly figures: ReadonlyMap<string, Term>
  readonly problems: string[]
}

/** A metric with its formulas written out over the answers of their measures. */
export function toMetric(data: MetricData, { family, ...setting }: MetricSetting): Metric {
  const { over, field, caveat, ...rest } = data
  return {
    ...rest,
    ...(field === undefined ? {} : { field }),
    ...(caveat === undefined ? {} : { caveat }),
    family,
    over: over === 'reported' ? new Map() : resolveOver(data.id, over, setting),
  }
}

function resolveOver(
  metric: string,
  over: Exclude<MetricData['over'], string>,
  { measures, channels, figures, problems }: Omit<MetricSetting, 'family'>,
): Metric['over'] {
  return new Map(
    Object.entries(over).flatMap(([id, data]) => {
      const measure = measures.get(id)
      const problem = (message: string) => problems.push(`metric ${metric} over ${id}: ${message}`)
      if (measure === undefined) {
        problem('there is no such measure')
        return []
      }
      const formula = resolveFormula(data, { measure, channels, problem })
      if (formula.kind === 'rate' && !figures.has(formula.denominator))
        problem(`there is no figure "${formula.denominator}"`)
      return [[id, formula] as const]
    }),
  )
}

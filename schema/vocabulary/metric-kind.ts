import type { Formula } from '../metric/formula.ts'
import type { Metric } from './vocabulary.ts'

/** The form of a metric's formulas; `reported` when it has none and is only ever carried as organisations report it. */
export function metricKind(metric: Metric): Formula['kind'] {
  const [first] = metric.over.values()
  return first?.kind ?? 'reported'
}

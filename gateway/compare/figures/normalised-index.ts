import type { Metric, Vocabulary } from '@citx/schema/vocabulary/vocabulary.ts'

/** The metrics of a construct: an agency may report counts under any of them. */
export function findSiblings(metric: Metric, { metrics }: Vocabulary): readonly Metric[] {
  return [...metrics.values()].filter(
    ({ construct, family }) => construct === metric.construct && family === metric.family,
  )
}

/**
 * The metric on which figures of a construct compare across scales and wordings: its normalised index, 0 to 100. Undefined for a
 * metric that is one itself, and for a construct without one.
 */
export function findIndex(metric: Metric, { metrics }: Vocabulary): Metric | undefined {
  if (metric.unit === 'index') return undefined
  return [...metrics.values()].find(
    ({ construct, family, unit, over }) =>
      construct === metric.construct &&
      family === metric.family &&
      unit === 'index' &&
      over.size > 0,
  )
}

import type { Measure, Metric } from '../vocabulary/vocabulary.ts'
import { metricKind } from '../vocabulary/metric-kind.ts'

/** When not to use a metric: what the vocabulary says of it, and what follows from how it is made. */
export function whenNotToUse(metric: Metric, measures: readonly Measure[]): readonly string[] {
  return [
    ...(metric.caveat === undefined ? [] : [metric.caveat]),
    ...byDirection(metric),
    ...byKind(metric),
    ...byMeasures(metric, measures),
  ]
}

function byDirection({ direction, unit }: Metric): readonly string[] {
  if (direction !== 'context') return []
  return [
    unit === 'count'
      ? 'Not to rank or to judge: it says how large something is, and is refused as a comparison of agencies.'
      : 'Not to rank or to judge: neither more nor less of it is better. It stands beside other figures, to read them by.',
  ]
}

function byKind(metric: Metric): readonly string[] {
  switch (metricKind(metric)) {
    case 'reported':
      return [
        'Not as evidence of a difference: it is what an organisation says of itself, without counts, so it has no interval and is never ranked or mixed with computed figures.',
      ]
    case 'quantile':
      return [
        'Not where most cases lie in the last band or are still open: then there is no estimate. Quantiles of several agencies are not averaged; their bands are added.',
      ]
    case 'unit-cost':
      return ['Not across currencies, and not where a channel that people used has no unit cost.']
    case 'rate':
      return ['Not without the denominator that the agency reports for the same window.']
    case 'mean':
      return metric.unit === 'score'
        ? [
            'Not across scales: a mean on one scale says nothing on another. Take the index of the construct there.',
          ]
        : []
    case 'share':
    case 'net':
    case 'count':
      return []
  }
}

function byMeasures({ over }: Metric, measures: readonly Measure[]): readonly string[] {
  return [
    ...(over.size > 1
      ? [
          'Not as equal where agencies collect different measures of it: such figures are graded B, and differences between them are to be read with care.',
        ]
      : []),
    ...(measures.some(({ sensitive }) => sensitive)
      ? [
          'Not for small teams: groups under the minimum are not published, and nothing may be concluded about a person.',
        ]
      : []),
    ...(measures.length > 0
      ? ['Not from fewer than 30 answers: the interval then says little more than that.']
      : []),
  ]
}

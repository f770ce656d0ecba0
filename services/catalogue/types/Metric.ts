import { metricKind } from '@citx/schema/vocabulary/metric-kind.ts'
import { describeFormula } from '../describe-formula.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { MetricResolvers } from '../resolvers.gen.ts'

export const Metric: MetricResolvers = {
  family: ({ family }) => enumName(family),
  unit: ({ unit }) => enumName(unit),
  direction: ({ direction }) => enumName(direction),
  kind: (metric) => enumName(metricKind(metric)),
  over: ({ over }) => [...over.keys()],
  formulas: ({ over }) => [...over].map(([measure, formula]) => describeFormula(measure, formula)),
  caveat: ({ caveat }) => caveat ?? null,
}

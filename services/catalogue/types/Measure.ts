import { enumName } from '@citx/schema/sdl/enum-name.ts'
import type { MeasureResolvers } from '../resolvers.gen.ts'

export const Measure: MeasureResolvers = {
  family: ({ family }) => enumName(family),
  wording: ({ wording }) => wording ?? null,
  bandUnit: ({ bandUnit }) => bandUnit ?? null,
  repeatable: ({ unit }) => unit === 'event',
}

import type { QueryResolvers } from '../resolvers.gen.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

export const metrics: NonNullable<QueryResolvers['metrics']> = (
  _parent,
  { family },
  { vocabulary },
) => [...vocabulary.metrics.values()].filter((item) => !family || enumName(item.family) === family)

import type { QueryResolvers } from '../resolvers.gen.ts'
import { enumName } from '@citx/schema/sdl/enum-name.ts'

export const measures: NonNullable<QueryResolvers['measures']> = (
  _parent,
  { family },
  { vocabulary },
) => [...vocabulary.measures.values()].filter((item) => !family || enumName(item.family) === family)

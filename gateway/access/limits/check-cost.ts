import type { GraphQLSchema } from 'graphql'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import type { Members } from '../members.ts'
import { checkSize, type SizeLimits } from './check-size.ts'
import { coerceVariables } from './coerce-variables.ts'
import { countCells } from './operation-cost.ts'
import { measureOperation } from './operation-size.ts'
import { readQuery } from './read-query.ts'

export interface CostLimits extends SizeLimits {
  readonly tokens: number
  /** Cells asked for, times the agencies asked. */
  readonly cells: number
}

export type CheckCost = (request: GraphqlRequest, members: Members) => void

/**
 * Refuses what would cost too much before anything is validated or executed: validation itself is quadratic in repeated
 * fields, and execution exponential in nested fragments. Fails with COST_EXCEEDED.
 */
export function createCheckCost(schema: GraphQLSchema, limits: CostLimits): CheckCost {
  const { tokens, cells: maxCells, ...sizes } = limits
  return (request, members) => {
    const asked = readQuery(request, tokens)
    if (asked === undefined) return
    const size = measureOperation(asked.document)
    if (size === undefined) return
    checkSize(size, sizes)
    const variables = coerceVariables(schema, asked)
    const cells = countCells({ ...asked, variables }, { schema, members })
    if (cells > maxCells)
      throw new CitxError(
        'COST_EXCEEDED',
        `the query costs too much: cells: ${cells} over all agencies, at most ${maxCells}`,
      )
  }
}

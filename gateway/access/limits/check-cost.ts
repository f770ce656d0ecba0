import type { GraphQLSchema } from 'graphql'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { GraphqlRequest } from '@citx/kit/http/serve-graphql.ts'
import type { Members } from '../members.ts'
import { checkSize, type SizeLimits } from './check-size.ts'
import { coerceVariables } from './coerce-variables.ts'
import { createCountOnce } from './count-once.ts'
import { createMeasureQuery } from './measure-query.ts'
import { countCells } from './operation-cost.ts'
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
  const { tokens: _tokens, cells: maxCells, ...sizes } = limits
  const measure = createMeasureQuery(limits)
  const countOnce = createCountOnce()
  return (request, members) => {
    const asked = readQuery(request)
    const measured = asked && measure(asked.query)
    if (asked === undefined || measured === undefined) return
    checkSize(measured.size, sizes)
    const cells = countOnce(asked, members, () => {
      const query = { ...asked, document: measured.document }
      return countCells(
        { ...query, variables: coerceVariables(schema, query) },
        { schema, members },
      )
    })
    if (cells > maxCells)
      throw new CitxError(
        'COST_EXCEEDED',
        `the query costs too much: cells: ${cells} over all agencies, at most ${maxCells}`,
      )
  }
}

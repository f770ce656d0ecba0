import type { ExecutionRequest, ExecutionResult } from '@graphql-tools/utils'
import type { GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.ts'
import { parseRow, type AgencyAnswer } from './answer.ts'
import { agencyError, failureError, type AgencyFailure } from './failure.ts'
import type { Variables } from './question.ts'
import { scatter, type Gathered } from './scatter.ts'

/**
 * The executor of the agency subschema: one operation goes to every agency concerned, each asked for its own row alone, and
 * the rows come back in the order of the ids.
 */
export async function scatterExecutor(request: ExecutionRequest): Promise<ExecutionResult> {
  const context: GatewayContext | undefined = request.context
  if (context === undefined) throw new Error('agencies are asked within a request')
  const variables: Variables = request.variables ?? {}
  const question = context.scatter.prepare(request.document, variables)
  const ids = readIds(variables[question.idsVariable])
  return gather(question.rootKey, ids, await scatter(question, variables, ids, context))
}

function readIds(ids: unknown): readonly string[] {
  if (!Array.isArray(ids)) throw new Error('the ids of agencies are not a list')
  return ids.map(String)
}

/** Aligns the answers with the ids; an id that nobody was asked for is `null`, without an error. */
function gather(rootKey: string, ids: readonly string[], { outcomes }: Gathered): ExecutionResult {
  const rows: (Record<string, unknown> | null)[] = []
  const errors = ids.flatMap((id, index) => {
    const outcome = outcomes.get(id)
    rows.push(outcome === undefined || 'status' in outcome ? null : parseRow(outcome))
    return outcome === undefined ? [] : errorsOf(id, outcome, [rootKey, index])
  })
  const data = { [rootKey]: rows }
  return errors.length === 0 ? { data } : { data, errors }
}

/** The errors of an agency's answer, under the path of its row. */
export function errorsOf(
  agency: string,
  outcome: AgencyAnswer | AgencyFailure,
  path: readonly (string | number)[],
): readonly GraphQLError[] {
  if ('status' in outcome) return [failureError(agency, outcome, path)]
  const located = outcome.errors.map(({ code, reason, path: inner }) =>
    agencyError(code, agency, reason, [...path, ...inner]),
  )
  const missing = outcome.missing.map(({ coordinate, path: inner }) => {
    const reason = `serves another version of the contract and does not know ${coordinate}`
    return agencyError('AGENCY_BAD_RESPONSE', agency, reason, [...path, ...inner])
  })
  return [...located, ...missing]
}

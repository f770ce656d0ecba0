import type { GraphQLError } from 'graphql'
import type { AgencyPlan } from '../compile/plan.ts'
import { parseRow, type AgencyAnswer } from '../scatter/answer.ts'
import { completeField } from './complete-value.ts'

export interface CompletedMembers {
  readonly members: readonly string[]
  readonly errors: readonly GraphQLError[]
}

/**
 * The members of an answer that has errors or lacks fields: each null that an error explains is reported where it stands, and
 * one that may not be null takes what it stands in with it. `errors` have paths below the row.
 */
export function completeMembers(
  { row, question, fragments }: AgencyPlan,
  errors: readonly GraphQLError[],
  answer: AgencyAnswer,
  path: readonly (string | number)[],
): CompletedMembers {
  const values = parseRow(answer)
  const reported: GraphQLError[] = []
  const members = row
    .filter((part) => part.kind === 'answer')
    .map(({ key, nodes }) => {
      const field = question?.row.fields.get(key)
      if (field === undefined) throw new Error('an answer has a member that was not asked for')
      const own = errors.filter((error) => error.path?.[0] === key)
      const place = { path: [...path, key], depth: 1, nodes, fragments, reported }
      return `${JSON.stringify(key)}:${JSON.stringify(completeField(values[key], field.shape, own, place))}`
    })
  return { members, errors: reported }
}

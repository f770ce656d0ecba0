import type { GraphQLError } from 'graphql'
import type { Members } from '../access/members.ts'
import type { AgencyPlan, Constant } from '../compile/plan.ts'
import type { Gathered } from '../scatter/scatter.ts'
import { assembleRow, type AssembledRow } from './assemble-row.ts'

/** A root field of a plan with the agencies at its places, and what they answered. */
export interface AnsweredRoot {
  readonly root: AgencyPlan
  readonly places: readonly (string | undefined)[]
  readonly gathered: Gathered | undefined
}

/** The text of an answer's `data`, and its errors in the order of their places. */
export interface Assembled {
  readonly text: string
  readonly errors: readonly GraphQLError[]
}

/** Puts an answer together from the texts of its members. */
export function assemble(
  fields: readonly (Constant | AnsweredRoot)[],
  members: Members,
): Assembled {
  const errors: GraphQLError[] = []
  const texts = fields.map((field) =>
    'kind' in field ? field.text : assembleRoot(field, members, errors),
  )
  return { text: `{${texts.join()}}`, errors }
}

function assembleRoot(
  { root, places, gathered }: AnsweredRoot,
  members: Members,
  errors: GraphQLError[],
): string {
  const rows = places.map((id, position): string => {
    const entry = id === undefined ? undefined : members.findAgency(id)
    if (entry === undefined) return 'null'
    const path = root.isList ? [root.key, position] : [root.key]
    const row: AssembledRow = assembleRow(root, entry, gathered?.outcomes.get(entry.id), path)
    errors.push(...row.errors)
    return row.text
  })
  const name = `${JSON.stringify(root.key)}:`
  return root.isList ? `${name}[${rows.join()}]` : `${name}${rows[0] ?? 'null'}`
}

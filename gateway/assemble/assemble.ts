import type { GraphQLError } from 'graphql'
import type { Members } from '../access/members.ts'
import type { AgencyPlan, Constant } from '../compile/plan.ts'
import type { Gathered } from '../scatter/scatter.ts'
import { assembleRow, type Draft } from './assemble-row.ts'

/** A root field of a plan with the agencies at its places, and what they answered. */
export interface AnsweredRoot {
  readonly root: AgencyPlan
  readonly places: readonly (string | undefined)[]
  readonly gathered: Gathered | undefined
}

/** The text of an answer's `data` in pieces, and its errors in the order of their places. */
export interface Assembled {
  readonly pieces: readonly string[]
  readonly errors: readonly GraphQLError[]
}

/** Puts an answer together from the texts of its members. */
export function assemble(
  fields: readonly (Constant | AnsweredRoot)[],
  members: Members,
): Assembled {
  const draft: Draft = { pieces: [], errors: [] }
  for (const [position, field] of fields.entries()) {
    draft.pieces.push(position === 0 ? '{' : ',')
    if ('kind' in field) draft.pieces.push(field.text)
    else assembleRoot(draft, field, members)
  }
  draft.pieces.push(fields.length === 0 ? '{}' : '}')
  return draft
}

function assembleRoot(
  draft: Draft,
  { root, places, gathered }: AnsweredRoot,
  members: Members,
): void {
  const { pieces } = draft
  pieces.push(`${JSON.stringify(root.key)}:`)
  if (root.isList) pieces.push('[')
  for (const [position, id] of places.entries()) {
    if (position > 0) pieces.push(',')
    const entry = id === undefined ? undefined : members.findAgency(id)
    const path = root.isList ? [root.key, position] : [root.key]
    if (entry === undefined) pieces.push('null')
    else assembleRow(draft, root, entry, gathered?.outcomes.get(entry.id), path)
  }
  if (root.isList) pieces.push(']')
}

import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import type { GraphQLError } from 'graphql'
import type { AgencyPlan, AnswerPart } from '../compile/plan.ts'
import type { AgencyAnswer } from '../scatter/answer.ts'
import { errorsOf } from '../scatter/executor.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import { completeMembers } from './complete-members.ts'
import { entryText } from './entry-texts.ts'
import { relocate } from './relocate.ts'

export interface AssembledRow {
  readonly text: string
  readonly errors: readonly GraphQLError[]
}

type Path = readonly (string | number)[]

/** One agency's row: what the directory says of it, and what it answered, in the caller's order. */
export function assembleRow(
  root: AgencyPlan,
  entry: AgencyEntry,
  outcome: AgencyAnswer | AgencyFailure | undefined,
  path: Path,
): AssembledRow {
  if (outcome === undefined || 'status' in outcome) return withoutAnswer(root, entry, outcome, path)
  if (outcome.errors.length === 0 && outcome.missing.length === 0)
    return { text: writeRow(root, entry, outcome.members), errors: [] }
  const completed = completeMembers(root, errorsOf(entry.id, outcome, []), outcome, path)
  return { text: writeRow(root, entry, completed.members), errors: completed.errors }
}

function writeRow(
  { row }: AgencyPlan,
  entry: AgencyEntry,
  members: readonly (string | undefined)[],
): string {
  let text = '{'
  for (const part of row) {
    if (text.length > 1) text += ','
    if (part.kind === 'constant') text += part.text
    else if (part.kind === 'entry') text += part.name + entryText(entry, part.field)
    else text += members[part.index] ?? nullMember(part)
  }
  return `${text}}`
}

function nullMember({ key }: AnswerPart): string {
  return `${JSON.stringify(key)}:null`
}

/** Every field that the agency was to answer is null, with an error of its own. */
function withoutAnswer(
  root: AgencyPlan,
  entry: AgencyEntry,
  failure: AgencyFailure | undefined,
  path: Path,
): AssembledRow {
  const text = writeRow(root, entry, [])
  const [error] = failure === undefined ? [] : errorsOf(entry.id, failure, path)
  if (error === undefined) return { text, errors: [] }
  const asked = root.row.filter((part) => part.kind === 'answer')
  return { text, errors: asked.map(({ key, nodes }) => relocate(error, [...path, key], nodes)) }
}

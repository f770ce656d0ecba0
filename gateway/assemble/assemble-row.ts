import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import type { GraphQLError } from 'graphql'
import type { AgencyPlan, AnswerPart } from '../compile/plan.ts'
import type { AgencyAnswer } from '../scatter/answer.ts'
import { errorsOf } from '../scatter/executor.ts'
import type { AgencyFailure } from '../scatter/failure.ts'
import { completeMembers } from './complete-members.ts'
import { entryText } from './entry-texts.ts'
import { relocate } from './relocate.ts'

/** An answer in the making: pieces of text one after another, never joined, and errors in the order of their places. */
export interface Draft {
  readonly pieces: string[]
  readonly errors: GraphQLError[]
}

type Path = readonly (string | number)[]

/** Adds one agency's row: what the directory says of it, and what it answered, in the caller's order. */
export function assembleRow(
  draft: Draft,
  root: AgencyPlan,
  entry: AgencyEntry,
  outcome: AgencyAnswer | AgencyFailure | undefined,
  path: Path,
): void {
  if (outcome === undefined || 'status' in outcome) {
    writeRow(draft, root, entry, [])
    draft.errors.push(...errorsWithoutAnswer(root, entry, outcome, path))
  } else if (outcome.errors.length === 0 && outcome.missing.length === 0) {
    writeRow(draft, root, entry, outcome.members)
  } else {
    const completed = completeMembers(root, errorsOf(entry.id, outcome, []), outcome, path)
    writeRow(draft, root, entry, completed.members)
    draft.errors.push(...completed.errors)
  }
}

function writeRow(
  { pieces }: Draft,
  { row }: AgencyPlan,
  entry: AgencyEntry,
  members: readonly (string | undefined)[],
): void {
  let between = '{'
  for (const part of row) {
    if (part.kind === 'constant') pieces.push(between, part.text)
    else if (part.kind === 'entry') pieces.push(between, part.name, entryText(entry, part.field))
    else pieces.push(between, members[part.index] ?? nullMember(part))
    between = ','
  }
  pieces.push(row.length === 0 ? '{}' : '}')
}

function nullMember({ key }: AnswerPart): string {
  return `${JSON.stringify(key)}:null`
}

/** Every field that the agency was to answer is null, with an error of its own. */
function errorsWithoutAnswer(
  { row }: AgencyPlan,
  { id }: AgencyEntry,
  failure: AgencyFailure | undefined,
  path: Path,
): readonly GraphQLError[] {
  const [error] = failure === undefined ? [] : errorsOf(id, failure, path)
  if (error === undefined) return []
  const asked = row.filter((part) => part.kind === 'answer')
  return asked.map(({ key, nodes }) => relocate(error, [...path, key], nodes))
}

import type { GraphQLSchema } from 'graphql'
import { checkAnswer } from '../check/check-answer.ts'
import { fillMissing } from '../check/fill-missing.ts'
import { readBody, type RawAnswer } from '../check/read-body.ts'
import { writeMembers } from '../check/write-members.ts'
import type { AgencyAnswer } from './answer.ts'
import type { Connection } from './connection.ts'
import type { Deadline } from './deadline.ts'
import { dropUnknownFields } from './drop-fields.ts'
import type { AgencyFailure } from './failure.ts'
import type { Question, Variables } from './question.ts'
import { readState, type AgencyState } from './read-state.ts'

export interface AgencyQuestion {
  readonly contract: GraphQLSchema
  readonly agency: string
  readonly connection: Connection
  readonly question: Question
  readonly variables: Variables
  readonly headers: Readonly<Record<string, string>>
  readonly deadline: Deadline
}

/** Asks one agency for its row, a second time without the fields that it says it does not know. */
export async function askAgency(asked: AgencyQuestion): Promise<AgencyAnswer | AgencyFailure> {
  const first = await send(asked, asked.question)
  if ('status' in first) return first
  const reduced = dropUnknownFields(asked.contract, asked.question, asked.variables, first.raw)
  if (reduced === undefined) return check(asked, asked.question, first)
  const second = await send(asked, reduced)
  return 'status' in second ? second : check(asked, reduced, second)
}

interface Received {
  readonly raw: RawAnswer
  readonly state: AgencyState | string
}

async function send(asked: AgencyQuestion, question: Question): Promise<Received | AgencyFailure> {
  const body = JSON.stringify({
    query: question.text,
    variables: { ...asked.variables, [question.idsVariable]: [asked.agency] },
  })
  const result = await asked.connection.post(body, asked.headers, asked.deadline)
  if (result.kind === 'failed') return result.failure
  const raw = readBody(result.response)
  return 'status' in raw ? raw : { raw, state: readState(result.response.headers) }
}

function check(
  { agency, question: wanted }: AgencyQuestion,
  question: Question,
  { raw, state }: Received,
): AgencyAnswer | AgencyFailure {
  const checked = checkAnswer(question, agency, raw)
  if ('status' in checked) return checked
  if (typeof state === 'string')
    return { status: 'BAD_RESPONSE', reason: `answered without a proper ${state} header` }
  const missing = question === wanted ? [] : fillMissing(checked.row, wanted.row, question.row)
  return { members: writeMembers(checked.row, wanted.row), errors: checked.errors, missing, state }
}

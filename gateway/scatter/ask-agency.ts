import type { GraphQLSchema } from 'graphql'
import { checkAnswer, type CheckedRow } from './check-answer.ts'
import type { Connection } from './connection.ts'
import type { Deadline } from './deadline.ts'
import { dropUnknownFields } from './drop-fields.ts'
import type { AgencyFailure } from './failure.ts'
import type { Question, Variables } from './question.ts'
import { readBody, type RawAnswer } from './read-body.ts'
import { readState, type AgencyState } from './read-state.ts'
import { fillMissing, type MissingField } from './shape/fill-missing.ts'

/** What one agency answered: its row, checked; what it does not know yet; and the state it is in. */
export interface AgencyAnswer extends CheckedRow {
  readonly missing: readonly MissingField[]
  readonly state: AgencyState
}

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
  return { ...checked, missing, state }
}

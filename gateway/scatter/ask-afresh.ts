import type { Question } from './question.ts'
import type { Held } from '../cache/answer-store.ts'
import { readValidators, renewValidators } from '../cache/validators.ts'
import { failureOfRefusal, isAboutQuestion } from '../check/check-answer.ts'
import { readAnswer, type ReadRow } from '../check/read-answer.ts'
import type { RawAnswer } from '../check/read-body.ts'
import type { AgencyAnswer, Outcome } from './answer.ts'
import type { AgencyInquiry } from './ask-agency.ts'
import type { HttpAnswer, PostResult } from './connection/post.ts'
import { dropUnknownFields } from './drop-fields.ts'
import type { AgencyFailure } from './failure.ts'
import { packQuestions, type Parcel } from './inquiry.ts'
import { readState } from './read-state.ts'

/** Asks one agency over HTTP. `apart` when it cannot take the questions together. */
export async function askAfresh(
  asked: AgencyInquiry,
  held: Held,
): Promise<readonly Outcome[] | 'apart'> {
  const { agency, identity, memory, inquiry } = asked
  const { questions: wanted, variables, digest } = inquiry
  const etag = held.state?.etag
  if (wanted.length > 1 && memory.isApart(identity, etag, digest)) return 'apart'
  const questions = memory.reduce(identity, etag, wanted)
  const isWhole = questions === wanted
  const parcel = isWhole ? inquiry.whole : packQuestions(questions, wanted, variables)
  const result = await send(asked, parcel, held)
  if (result.kind === 'failed') return failAll(asked, result.failure)
  const { response } = result
  if (response.status === 304) return notModified(asked, held, response)
  const read = readAnswer(parcel.roots, agency, response)
  if (read.kind === 'failed') return failAll(asked, read.failure)
  if (read.kind === 'refused') {
    if (wanted.length > 1) return 'apart'
    return askReduced(asked, questions[0], read.refusal)
  }
  // Together they may cost too much, where each alone does not.
  if (wanted.length > 1 && read.rows.some(isTooMuch)) return 'apart'
  return conclude(asked, read.rows, response)
}

async function send(
  { agency, connection, headers, deadline }: AgencyInquiry,
  parcel: Parcel,
  { state, kept }: Held,
): Promise<PostResult> {
  const isHeld = state !== undefined && kept !== undefined
  const due = deadline()
  const usual = await headers()
  const all = isHeld ? [...usual, 'if-none-match', state.etag] : usual
  return connection.post(parcel.bodyFor(agency), all, due)
}

/** The agency says that what it answered before is what it answers now. */
function notModified(
  asked: AgencyInquiry,
  { state, kept }: Held,
  { headers }: HttpAnswer,
): readonly Outcome[] {
  if (state === undefined || kept === undefined)
    return failAll(asked, bad('answered that nothing changed since an answer it never gave'))
  const said = renewValidators(state, headers)
  if (said === undefined)
    return failAll(asked, bad('answered that nothing changed, and named another state'))
  asked.store.confirm(asked, said)
  return kept.answers
}

/** Asks once more, without the fields that the agency says it does not know. */
async function askReduced(
  asked: AgencyInquiry,
  question: Question | undefined,
  refusal: RawAnswer,
): Promise<readonly Outcome[]> {
  const { agency, identity, contract, memory, inquiry } = asked
  const [wanted] = inquiry.questions
  const [variables = {}] = inquiry.variables
  const reduced = question && dropUnknownFields(contract, question, variables, refusal)
  if (reduced === undefined || wanted === undefined)
    return failAll(asked, failureOfRefusal(refusal.errors))
  const second = packQuestions([reduced], [wanted], [variables])
  const result = await send(asked, second, {})
  if (result.kind === 'failed') return failAll(asked, result.failure)
  const read = readAnswer(second.roots, agency, result.response)
  if (read.kind === 'failed') return failAll(asked, read.failure)
  if (read.kind === 'refused') return failAll(asked, failureOfRefusal(read.refusal.errors))
  const etag = readValidators(result.response.headers)?.etag
  memory.rememberReduced(identity, etag, wanted, reduced)
  return conclude(asked, read.rows, result.response)
}

/** Adds the agency's state to what was read, and keeps what may be kept. */
function conclude(
  asked: AgencyInquiry,
  rows: readonly (ReadRow | AgencyFailure)[],
  { headers, bytes }: HttpAnswer,
): readonly Outcome[] {
  const state = readState(headers)
  const outcomes = rows.map((row): Outcome => {
    if ('status' in row) return row
    if (typeof state === 'string') return bad(`answered without a proper ${state} header`)
    const { members, errors, missing } = row
    return { members, errors, missing, state }
  })
  const answers = outcomes.filter(isAnswer)
  if (answers.length < outcomes.length) return outcomes
  const validators = readValidators(headers)
  asked.store.confirm(asked, validators)
  if (validators !== undefined && answers.every(isLasting))
    asked.store.keep(asked, asked.inquiry.digest, validators, { answers, bytes: bytes.length })
  return outcomes
}

function isAnswer(outcome: Outcome): outcome is AgencyAnswer {
  return !('status' in outcome)
}

/** Whether the same question brings the same answer as long as the agency's state is the same. */
function isLasting({ errors }: AgencyAnswer): boolean {
  return errors.every(isAboutQuestion)
}

function isTooMuch(row: ReadRow | AgencyFailure): boolean {
  return !('status' in row) && row.errors.some(({ code }) => code === 'COST_EXCEEDED')
}

function failAll({ inquiry }: AgencyInquiry, failure: AgencyFailure): readonly Outcome[] {
  return inquiry.questions.map(() => failure)
}

function bad(reason: string): AgencyFailure {
  return { status: 'BAD_RESPONSE', reason }
}

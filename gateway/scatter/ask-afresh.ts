import type { Question } from './question.ts'
import type { KeptAnswers } from '../cache/answer-cache.ts'
import type { Held } from '../cache/answer-store.ts'
import { readValidators, renewValidators } from '../cache/validators.ts'
import { failureOfRefusal, isAboutQuestion } from '../check/check-answer.ts'
import { readAnswer, type ReadRow } from '../check/read-answer.ts'
import type { RawAnswer } from '../check/read-body.ts'
import type { AgencyAnswer, Outcome } from './answer.ts'
import type { AgencyInquiry } from './ask-agency.ts'
import type { HttpAnswer, HttpHeaders, PostResult } from './connection/post.ts'
import { dropUnknownFields } from './drop-fields.ts'
import type { AgencyFailure } from './failure.ts'
import { packQuestions, type Parcel } from './inquiry.ts'
import { questionHeaders } from './question-headers.ts'
import { readState } from './read-state.ts'

/** Takes the outcomes of an inquiry; `apart` when the agency cannot take its questions together. */
type TakeAfresh = (outcomes: readonly Outcome[] | 'apart') => void

/** Asks one agency over HTTP. */
export function askAfresh(asked: AgencyInquiry, held: Held, take: TakeAfresh): void {
  const { identity, services, inquiry } = asked
  const { questions: wanted, variables, digest } = inquiry
  const etag = held.state?.etag
  if (wanted.length > 1 && services.memory.isApart(identity, etag, digest)) return take('apart')
  const questions = services.memory.reduce(identity, etag, wanted)
  const isWhole = questions === wanted
  const parcel = isWhole ? inquiry.whole : packQuestions(questions, wanted, variables)
  send(asked, parcel, held, (result) => {
    if (result.kind === 'failed') return take(failAll(asked, result.failure))
    const { response } = result
    if (response.status === 304) return take(notModified(asked, held, response))
    const read = readAnswer(parcel.roots, asked.agency, response)
    if (read.kind === 'failed') return take(failAll(asked, read.failure))
    const isTogether = wanted.length > 1
    if (read.kind === 'refused')
      return isTogether ? take('apart') : askReduced(asked, questions[0], read.refusal, take)
    // Together they may cost too much, where each alone does not.
    if (isTogether && read.rows.some(isTooMuch)) return take('apart')
    take(conclude(asked, read.rows, response))
  })
}

type Came = Exclude<PostResult, { kind: 'gone' }>

/** Nobody else would catch what is thrown once an answer has come: it would end the gateway. */
function send(
  { services, agency, caller, requestId, connection, deadline, fail }: AgencyInquiry,
  parcel: Parcel,
  { state, kept }: Held,
  take: (result: Came) => void,
): void {
  const heldTag = kept === undefined ? undefined : state?.etag
  const takeOrFail = (result: PostResult) => {
    if (result.kind === 'gone') return fail(result.reason)
    try {
      take(result)
    } catch (error) {
      fail(error)
    }
  }
  const due = deadline()
  const post = (grant: string) => {
    const headers = questionHeaders(grant, requestId, heldTag)
    connection.post({ body: parcel.bodyFor(agency), headers, deadline: due }, takeOrFail)
  }
  const grant = services.grants.grantFor({ agency, ...caller })
  if (grant instanceof Promise) void grant.then(post).catch(fail)
  else post(grant)
}

/** The agency says that what it answered before is what it answers now. */
function notModified(
  asked: AgencyInquiry,
  { state, kept }: Held,
  { headers }: HttpAnswer,
): readonly Outcome[] {
  if (state === undefined || kept === undefined)
    return failAll(asked, bad('answered that nothing changed since an answer it never gave'))
  const said = isOfRelease(kept, headers) ? renewValidators(state, headers) : undefined
  // Where it contradicts itself, what was known is void: the next question is asked without a tag.
  asked.services.store.confirm(asked, said, asked.deadline().startedMs)
  if (said === undefined)
    return failAll(asked, bad('answered that nothing changed, and named another state'))
  return kept.answers
}

/** A tag names one state, and a state has one newest release. An answer that nothing changed may leave it out. */
function isOfRelease({ answers }: KeptAnswers, { 'citx-release': said }: HttpHeaders): boolean {
  return said === undefined || answers.every(({ state }) => said === (state.release ?? 'none'))
}

/** Asks once more, without the fields that the agency says it does not know. */
function askReduced(
  asked: AgencyInquiry,
  question: Question | undefined,
  refusal: RawAnswer,
  take: TakeAfresh,
): void {
  const { agency, identity, services, inquiry } = asked
  const [wanted] = inquiry.questions
  const [variables = {}] = inquiry.variables
  const reduced = question && dropUnknownFields(services.contract, question, variables, refusal)
  if (reduced === undefined || wanted === undefined)
    return take(failAll(asked, failureOfRefusal(refusal.errors)))
  const second = packQuestions([reduced], [wanted], [variables])
  send(asked, second, {}, (result) => {
    if (result.kind === 'failed') return take(failAll(asked, result.failure))
    const read = readAnswer(second.roots, agency, result.response)
    if (read.kind === 'failed') return take(failAll(asked, read.failure))
    if (read.kind === 'refused') return take(failAll(asked, failureOfRefusal(read.refusal.errors)))
    const etag = readValidators(result.response.headers)?.etag
    services.memory.rememberReduced(identity, etag, wanted, reduced)
    take(conclude(asked, read.rows, result.response))
  })
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
  asked.services.store.confirm(asked, validators, asked.deadline().startedMs)
  if (validators !== undefined && answers.every(isLasting))
    asked.services.store.keep(asked, asked.inquiry.digest, validators, {
      answers,
      bytes: bytes.length,
    })
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

import { performance } from 'node:perf_hooks'
import type { GraphQLSchema } from 'graphql'
import type { Caller } from '../access/caller.ts'
import { isAllowedStale, isFresh, type AnswerStore, type Held } from '../cache/answer-store.ts'
import type { AgencyMemory } from './agency-memory.ts'
import type { Outcome } from './answer.ts'
import { askAfresh } from './ask-afresh.ts'
import type { Connection } from './connection/connection.ts'
import type { Deadline } from './deadline.ts'
import type { FailureStatus } from './failure.ts'
import { createInquiry, type Inquiry } from './inquiry.ts'

/** What is asked of one agency. */
export interface AgencyInquiry {
  readonly contract: GraphQLSchema
  readonly store: AnswerStore
  readonly memory: AgencyMemory
  readonly agency: string
  /** Names the agency together with its address and keys. */
  readonly identity: string
  readonly caller: Caller
  readonly connection: Connection
  readonly inquiry: Inquiry
  /** Names and values in turn; signed when a request is made. */
  readonly headers: () => Promise<readonly string[]>
  /** Starts with the first request. */
  readonly deadline: () => Deadline
}

/**
 * Answers each question of an inquiry for one agency: from what it said before, at once, while that holds; else by asking
 * it, with one request where it can take them all at once.
 */
export function askAgency(asked: AgencyInquiry): readonly Outcome[] | Promise<readonly Outcome[]> {
  const { store, inquiry } = asked
  const held = store.look(asked, inquiry.digest)
  const { state, kept } = held
  if (state !== undefined && kept !== undefined && isFresh(state, performance.now()))
    return kept.answers
  return askOrRecall(asked, held)
}

async function askOrRecall(asked: AgencyInquiry, held: Held): Promise<readonly Outcome[]> {
  const { kept } = held
  const outcomes = await askAfresh(asked, held)
  if (outcomes === 'apart') return askApart(asked)
  return kept === undefined ? outcomes : outcomes.map((it, index) => orStale(it, held, index))
}

/** Asks the questions one by one: what is wrong with one of them should not cost the others their answers. */
async function askApart(asked: AgencyInquiry): Promise<readonly Outcome[]> {
  const { questions, variables, digest } = asked.inquiry
  const answered = await Promise.all(
    questions.map(async (question, index) => {
      const inquiry = createInquiry([question], [variables[index] ?? {}])
      return askAgency({ ...asked, inquiry })
    }),
  )
  const { state } = asked.store.look(asked, digest)
  asked.memory.rememberApart(asked.identity, state?.etag, digest)
  return answered.flat()
}

const mayBeStale: ReadonlySet<FailureStatus> = new Set<FailureStatus>(['DOWN', 'TIMEOUT', 'BUSY'])

/** What the agency said before, where it cannot say anything now and allows that. */
function orStale(outcome: Outcome, { state, kept }: Held, index: number): Outcome {
  const before = kept?.answers[index]
  if (!('status' in outcome) || before === undefined || state === undefined) return outcome
  const isAllowed = mayBeStale.has(outcome.status) && isAllowedStale(state, performance.now())
  return isAllowed ? { ...before, stale: outcome } : outcome
}

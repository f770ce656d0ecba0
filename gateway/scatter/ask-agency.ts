import { performance } from 'node:perf_hooks'
import type { Caller } from '../access/caller.ts'
import { isAllowedStale, isFresh, type Held } from '../cache/answer-store.ts'
import type { Outcome } from './answer.ts'
import { askAfresh } from './ask-afresh.ts'
import type { Connection } from './connection/connection.ts'
import type { Deadline } from './deadline.ts'
import type { FailureStatus } from './failure.ts'
import { createInquiry, type Inquiry } from './inquiry.ts'
import type { ScatterServices } from './scatter.ts'

/** An inquiry put to one agency. */
export interface AgencyInquiry {
  readonly services: ScatterServices
  readonly agency: string
  /** Names the agency together with its address and keys. */
  readonly identity: string
  readonly caller: Caller
  readonly requestId: string
  readonly connection: Connection
  readonly inquiry: Inquiry
  /** Starts with the first request. */
  readonly deadline: () => Deadline
  /** Called in the place of whoever takes the outcomes, when there is no answer to be had for anyone. */
  readonly fail: (error: unknown) => void
}

/** Takes the outcomes of an inquiry: one for each of its questions. */
export type TakeOutcomes = (outcomes: readonly Outcome[]) => void

/**
 * Finds an outcome for each question of an inquiry: what the agency said before, at once, while that holds; else what it
 * says now, asked with one request where it can take them all at once.
 */
export function askAgency(asked: AgencyInquiry, take: TakeOutcomes): void {
  const held = asked.services.store.look(asked, asked.inquiry.digest)
  const { state, kept } = held
  if (state !== undefined && kept !== undefined && isFresh(state, performance.now()))
    return take(kept.answers)
  askAfresh(asked, held, (outcomes) => {
    if (outcomes === 'apart') askApart(asked).then(take).catch(asked.fail)
    else take(kept === undefined ? outcomes : outcomes.map((it, index) => orStale(it, held, index)))
  })
}

/** Asks the questions one by one: what is wrong with one of them should not cost the others their answers. */
async function askApart(asked: AgencyInquiry): Promise<readonly Outcome[]> {
  const { services, identity, inquiry } = asked
  const { questions, variables, digest } = inquiry
  const answered = await Promise.all(
    questions.map((question, index) => {
      const alone = createInquiry([question], [variables[index] ?? {}])
      return new Promise<readonly Outcome[]>((resolve) =>
        askAgency({ ...asked, inquiry: alone }, resolve),
      )
    }),
  )
  const { state } = services.store.look(asked, digest)
  services.memory.rememberApart(identity, state?.etag, digest)
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

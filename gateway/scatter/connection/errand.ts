import { performance } from 'node:perf_hooks'
import type { Dispatcher } from 'undici'
import type { Deadline } from '../deadline.ts'
import type { AgencyFailure } from '../failure.ts'
import type { Breaker, Leave } from './breaker.ts'
import { askedForRest, healthOf, restAskedFor } from './health.ts'
import { post, resultOfEnding, type PostResult } from './post.ts'
import type { RetryBudget } from './retry-budget.ts'
import type { Sockets, Waiter } from './sockets.ts'

/** What all questions to one agency share. */
export interface Line {
  readonly path: string
  readonly sockets: Sockets
  readonly breaker: Breaker
  /** The agency's own, and the whole gateway's. */
  readonly budgets: readonly RetryBudget[]
  readonly maxAnswerBytes: number
  /** A deadline under this is the caller's doing: it says nothing about the agency's health. */
  readonly fullDeadlineMs: number
}

/** A question as it is to be sent. */
export interface Posting {
  readonly body: string
  /** Names and values in turn; how long the agency has is added when the question is sent. */
  readonly headers: readonly string[]
  readonly deadline: Deadline
}

export type TakeResult = (result: PostResult) => void

/** One question on its way: it waits for a socket, then for leave of the breaker, is sent, and sent again where that helps. */
export class Errand implements Waiter {
  readonly #line: Line
  readonly #posting: Posting
  readonly #take: TakeResult
  #socket: Dispatcher | undefined
  #leave: Leave | undefined
  #hadFullTime = false

  constructor(line: Line, posting: Posting, take: TakeResult) {
    this.#line = line
    this.#posting = posting
    this.#take = take
  }

  start(): void {
    const { deadline } = this.#posting
    if (deadline.ending !== undefined) this.#overtake()
    else if (!this.#line.sockets.take(this)) this.#fail(queueFull)
    else if (this.#socket === undefined) deadline.watch(this.#leaveQueue)
  }

  admit(socket: Dispatcher): void {
    const { deadline } = this.#posting
    deadline.unwatch(this.#leaveQueue)
    this.#socket = socket
    const entered = this.#line.breaker.enter(deadline)
    if (entered instanceof Promise) void entered.then(this.#enter, this.#overtake)
    else this.#enter(entered)
  }

  readonly #leaveQueue = (): void => {
    this.#line.sockets.leave(this)
    this.#overtake()
  }

  /** The deadline came first. */
  readonly #overtake = (): void => {
    const { deadline } = this.#posting
    if (deadline.ending !== undefined) this.#end(resultOfEnding(deadline, deadline.ending))
  }

  readonly #enter = (entered: Leave | AgencyFailure): void => {
    const { deadline } = this.#posting
    if ('status' in entered) return this.#fail(entered)
    const { fullDeadlineMs, budgets } = this.#line
    this.#leave = entered
    this.#hadFullTime =
      deadline.timeoutMs >= fullDeadlineMs &&
      deadline.dueMs - performance.now() >= fullDeadlineMs / 2
    for (const budget of budgets) budget.countRequest()
    this.#send(this.#answeredFirst)
  }

  #send(answered: TakeResult): void {
    const { path, maxAnswerBytes: maxBytes } = this.#line
    const { headers, body, deadline } = this.#posting
    const timed = [...headers, 'citx-deadline-ms', String(this.#leftMs())]
    if (this.#socket === undefined) throw new Error('a question is sent without a socket')
    void post(this.#socket, { path, headers: timed, body, deadline, maxBytes }).then(answered)
  }

  #leftMs(): number {
    return Math.max(0, Math.floor(this.#posting.deadline.dueMs - performance.now()))
  }

  /** Asks again where that is safe and likely to help: questions change nothing. */
  readonly #answeredFirst = (result: PostResult): void => {
    const { budgets } = this.#line
    const helps = result.kind === 'failed' && result.isStale === true && this.#leftMs() > 0
    if (!helps || !budgets.every((budget) => budget.hasLeft())) return this.#answered(result)
    for (const budget of budgets) budget.countRetry()
    this.#send(this.#answered)
  }

  readonly #answered = (result: PostResult): void => {
    this.#leave?.settle(healthOf(result, this.#hadFullTime))
    const restMs = result.kind === 'response' && restAskedFor(result.response, Date.now())
    if (typeof restMs === 'number') this.#line.breaker.rest(restMs, askedForRest)
    this.#end(result)
  }

  #fail(failure: AgencyFailure): void {
    this.#end({ kind: 'failed', failure })
  }

  #end(result: PostResult): void {
    const { sockets } = this.#line
    if (this.#socket === undefined) return this.#take(result)
    if (isGivenUp(result)) sockets.giveUp(this.#socket)
    else sockets.giveBack(this.#socket)
    this.#take(result)
  }
}

/** Whether the agency was still silent. */
function isGivenUp(result: PostResult): boolean {
  return result.kind === 'gone' || (result.kind === 'failed' && result.failure.status === 'TIMEOUT')
}

const queueFull: AgencyFailure = { status: 'BUSY', reason: 'has too many questions waiting' }

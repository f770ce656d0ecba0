import { isUtf8 } from 'node:buffer'
import type { Dispatcher } from 'undici'
import { CallerGone, type Deadline, type Ending } from '../deadline.ts'
import type { AgencyFailure } from '../failure.ts'
import { createBody } from './body.ts'
import { failureOfSocket, isImproperHttp, isStaleSocket } from './socket-error.ts'

/** What came back over HTTP, or why nothing did. */
export type PostResult =
  | { readonly kind: 'response'; readonly response: HttpAnswer }
  | {
      readonly kind: 'failed'
      readonly failure: AgencyFailure
      /** Nothing of the question was read by anyone: it may be asked once more. */
      readonly isStale?: boolean
    }
  /** Nobody waits for it any more. */
  | { readonly kind: 'gone'; readonly reason: CallerGone }

/** Headers by lower-case name; one that came several times is a list. */
export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>

export interface HttpAnswer {
  readonly status: number
  readonly headers: HttpHeaders
  /** The body: UTF-8. */
  readonly bytes: Buffer
}

export interface PostRequest {
  readonly path: string
  /** Names and values in turn. */
  readonly headers: string[]
  readonly body: string
  readonly deadline: Deadline
  readonly maxBytes: number
}

/** Answers of 1xx before the one that counts. */
const MOST_INTERIM = 16

/** Posts once. Follows no redirect. */
export function post(socket: Dispatcher, request: PostRequest): Promise<PostResult> {
  const { deadline, path, headers, body } = request
  return new Promise((resolve) => {
    if (deadline.ending !== undefined) return resolve(resultOfEnding(deadline, deadline.ending))
    socket.dispatch({ path, method: 'POST', headers, body }, new AnswerReader(request, resolve))
  })
}

/** Collects one answer, as undici hands it over, without the streams of its own `request`. */
class AnswerReader implements Dispatcher.DispatchHandler {
  readonly #request: PostRequest
  readonly #resolve: (result: PostResult) => void
  readonly #body = createBody()
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: HttpHeaders = {}
  #interim = 0
  #isDone = false

  constructor(request: PostRequest, resolve: (result: PostResult) => void) {
    this.#request = request
    this.#resolve = resolve
    request.deadline.watch(this.#abandon)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#isDone) controller.abort(new Error('nobody waits any more'))
    else this.#controller = controller
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: HttpHeaders): void {
    if (status < 200) return this.#countInterim()
    this.#status = status
    this.#headers = headers
    const encoding = headers['content-encoding']
    if (encoding !== undefined && encoding !== 'identity')
      this.#refuse('compressed its answer, though it was asked not to')
    else if (Number(headers['content-length']) > this.#request.maxBytes) this.#refuseSize()
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#body.length + chunk.length > this.#request.maxBytes) this.#refuseSize()
    else this.#body.add(chunk)
  }

  onResponseEnd(): void {
    if (!this.#finish()) return
    const bytes = this.#body.bytes()
    this.#resolve(
      isUtf8(bytes)
        ? { kind: 'response', response: { status: this.#status, headers: this.#headers, bytes } }
        : badResponse('answered with bytes that are not UTF-8'),
    )
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (!this.#finish()) return
    if (this.#status === 0 || isImproperHttp(error)) {
      const failure = failureOfSocket(error)
      this.#resolve({ kind: 'failed', failure, isStale: isStaleSocket(error) })
    } else {
      const failure = { status: 'DOWN', reason: 'broke off in the middle of its answer' } as const
      this.#resolve({ kind: 'failed', failure })
    }
  }

  readonly #abandon = (ending: Ending): void => {
    if (!this.#finish()) return
    this.#resolve(resultOfEnding(this.#request.deadline, ending))
    this.#controller?.abort(ending)
  }

  /** Word that an answer is to come: as often as it likes, it would keep the gateway from everything else. */
  #countInterim(): void {
    if ((this.#interim += 1) > MOST_INTERIM) this.#refuse('announced an answer again and again')
  }

  #refuseSize(): void {
    this.#refuse(`answered with more than ${this.#request.maxBytes} bytes`)
  }

  #refuse(reason: string): void {
    if (!this.#finish()) return
    this.#resolve(badResponse(reason))
    this.#controller?.abort(new Error(reason))
  }

  /** Whether this is the end: there is one. */
  #finish(): boolean {
    if (this.#isDone) return false
    this.#isDone = true
    this.#request.deadline.unwatch(this.#abandon)
    return true
  }
}

function badResponse(reason: string): PostResult {
  return { kind: 'failed', failure: { status: 'BAD_RESPONSE', reason } }
}

/** What it means for a question that its deadline has come. */
export function resultOfEnding({ timeoutMs }: Deadline, ending: Ending): PostResult {
  if (ending instanceof CallerGone) return { kind: 'gone', reason: ending }
  const reason = `did not answer within ${Math.round(timeoutMs)} ms`
  return { kind: 'failed', failure: { status: 'TIMEOUT', reason } }
}

import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import { isRecord } from '@citx/gateway/check/is-record.ts'
import { ROW_KEY } from '@citx/gateway/check/row-key.ts'
import { listen, type RunningHttp } from './listen.ts'
import { stateHeaders } from './start-fixed-agency.ts'

/** A question as it reached an agency. */
export interface RawQuestion {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface RawAgency extends RunningHttp {
  readonly id: string
  readonly questions: readonly RawQuestion[]
}

const asked = new WeakMap<ServerResponse, RawQuestion>()

/** An agency that does whatever the test wants, byte by byte. */
export async function startRawAgency(
  id: string,
  answer: (response: ServerResponse, question: RawQuestion) => void,
): Promise<RawAgency> {
  const questions: RawQuestion[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const body: Omit<RawQuestion, 'headers' | 'text'> = JSON.parse(text)
      const question = { ...body, headers: request.headers, text }
      questions.push(question)
      asked.set(response, question)
      answer(response, question)
    })
  })
  const running = await listen(server)
  return { ...running, url: `${running.url}/graphql`, id, questions }
}

/** Sends JSON with the headers of an agency in good order, unless they are changed. */
export function sendJson(
  response: ServerResponse,
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...stateHeaders, ...headers })
  if (typeof body === 'string') response.end(body)
  else response.end(JSON.stringify(body, unlessAsked(asked.get(response))))
}

/**
 * Plain stitching asks for `id` and `__typename` too: a row may hold both, and what it says truly is left out where it was
 * not asked for.
 */
function unlessAsked(question: RawQuestion | undefined) {
  return (_key: string, value: unknown): unknown => {
    if (!isRecord(value) || value[ROW_KEY] === undefined) return value
    const truly: Readonly<Record<string, unknown>> = { id: value[ROW_KEY], __typename: 'Agency' }
    const kept = Object.entries(value).filter(
      ([key, it]) => truly[key] !== it || asks(question, key),
    )
    return Object.fromEntries(kept)
  }
}

function asks(question: RawQuestion | undefined, field: string): boolean {
  return new RegExp(`^ {4}${field}$`, 'm').test(question?.query ?? '')
}

/** An answer with one row. */
export function rowAnswer(row: unknown, errors?: readonly unknown[]): unknown {
  return { data: { agencies: [row] }, ...(errors !== undefined && { errors }) }
}

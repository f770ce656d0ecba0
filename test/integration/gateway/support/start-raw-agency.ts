import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
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
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

/** An answer with one row. */
export function rowAnswer(row: unknown, errors?: readonly unknown[]): unknown {
  return { data: { agencies: [row] }, ...(errors !== undefined && { errors }) }
}

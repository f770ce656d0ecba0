import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { isErrorCode } from '@citx/kit/errors/error-codes.ts'
import type { ExchangeSettings } from './settings.ts'

const answer = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({ code: z.string().optional() }).optional(),
      }),
    )
    .optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
})
export type Answer = z.infer<typeof answer>

export interface Question {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly signal?: AbortSignal
}

/**
 * Asks a GraphQL service. Returns whatever it answers, errors included. Fails with SERVICE_DOWN when nobody answers, and
 * with BAD_REQUEST when the answer is not GraphQL.
 */
export async function ask(
  { url, token }: ExchangeSettings,
  { query, variables = {}, signal }: Question,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    ...(signal !== undefined && { signal }),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token.reveal()}` },
    body: JSON.stringify({ query, variables }),
  }).catch((cause: unknown) => {
    throw new CitxError('SERVICE_DOWN', `${url} does not answer; check that it is running`, {
      cause,
    })
  })
  const parsed = answer.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success)
    throw new CitxError(
      'BAD_REQUEST',
      `${url} does not answer in GraphQL (status ${response.status})`,
    )
  return parsed.data
}

/** The data of an answer. Fails with the first error's code when there is no data at all. */
export function dataOf(given: Answer): Readonly<Record<string, unknown>> {
  const [first] = given.errors ?? []
  if (given.data !== null && given.data !== undefined && first === undefined) return given.data
  const code = first?.extensions?.code
  throw new CitxError(
    isErrorCode(code) ? code : 'BAD_REQUEST',
    (given.errors ?? []).map(({ message }) => message).join('; ') || 'the answer holds no data',
  )
}

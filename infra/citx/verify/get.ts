import { z } from 'zod'
import type { Secret } from '@citx/kit/config/secret.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { isErrorCode } from '@citx/kit/errors/error-codes.ts'

export interface Fetching {
  /** Grant that an agency asks for, or access token that a gateway does. */
  readonly token?: Secret<string>
  readonly signal: AbortSignal
}

/** The bytes behind an address, as they come. Fails as `get`. */
export async function* download(url: URL, fetching: Fetching): AsyncGenerator<Uint8Array> {
  const { body } = await get(url, fetching)
  if (body !== null) yield* body
}

/** Fetches, following no redirect. Fails with AGENCY_DOWN when nobody answers, and with the code of a refusal. */
export async function get(url: URL, { token, signal }: Fetching): Promise<Response> {
  const response = await fetch(url, {
    redirect: 'error',
    signal,
    headers: token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` },
  }).catch((cause: unknown) => {
    throw new CitxError('AGENCY_DOWN', `${url.href} does not answer`, { cause })
  })
  if (response.ok) return response
  throw await refusalOf(response, url)
}

const refusal = z.object({
  errors: z
    .array(z.object({ message: z.string(), extensions: z.object({ code: z.string() }) }))
    .min(1),
})

async function refusalOf(response: Response, { href }: URL): Promise<CitxError> {
  const parsed = refusal.safeParse(await response.json().catch(() => undefined))
  const [first] = parsed.success ? parsed.data.errors : []
  const code = first?.extensions.code
  return new CitxError(
    isErrorCode(code) ? code : 'AGENCY_BAD_RESPONSE',
    `${href}: ${first?.message ?? `status ${response.status}`}`,
  )
}

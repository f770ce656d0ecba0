import type { Secret } from '@citx/kit/config/secret.ts'

export interface JoinOptions {
  readonly administratorToken: Secret<string>
  readonly forums: readonly string[]
}

/** Lets an agency join as `citx join` does; joining again takes in what changed, such as its address. */
export async function joinAgency(
  directoryUrl: string,
  agencyUrl: string,
  { administratorToken, forums }: JoinOptions,
): Promise<void> {
  const response = await fetch(directoryUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${administratorToken.reveal()}`,
    },
    body: JSON.stringify({
      query: 'mutation ($url: String!, $forums: [ID!]) { join(url: $url, forums: $forums) { id } }',
      variables: { url: agencyUrl, forums },
    }),
  })
  const answer: unknown = await response.json()
  if (typeof answer === 'object' && answer !== null && 'errors' in answer)
    throw new Error(`${agencyUrl} could not join: ${JSON.stringify(answer.errors)}`)
}

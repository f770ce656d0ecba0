/** Headers that every question to an agency carries: names and values in turn. */
export function questionHeaders(grant: string, requestId: string): readonly string[] {
  return [
    'accept',
    'application/graphql-response+json, application/json',
    'accept-encoding',
    'identity',
    'content-type',
    'application/json',
    'authorization',
    `Bearer ${grant}`,
    'x-request-id',
    requestId,
  ]
}

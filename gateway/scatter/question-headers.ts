/**
 * Headers that every question to an agency carries: names and values in turn. With the tag of what is held already, where
 * an answer of the same state need not be sent again.
 */
export function questionHeaders(
  grant: string,
  requestId: string,
  heldTag?: string,
): readonly string[] {
  const usual = [
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
  if (heldTag !== undefined) usual.push('if-none-match', heldTag)
  return usual
}

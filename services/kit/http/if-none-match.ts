import type { IncomingHttpHeaders } from 'node:http'

/** A tag as the header field `etag` carries it (RFC 9110, section 8.8.3): strong, in quotes. */
export function entityTag(tag: string): string {
  return `"${tag}"`
}

/**
 * Whether a request already holds the state with this tag: `if-none-match` names it, alone or in a list, weak or strong
 * (RFC 9110, section 13.1.2). `*` names nothing in particular and matches nothing.
 */
export function holdsTag(headers: IncomingHttpHeaders, tag: string): boolean {
  const named = headers['if-none-match']
  if (named === undefined) return false
  const wanted = entityTag(tag)
  return named.split(',').some((one) => one.trim().replace(/^W\//, '') === wanted)
}

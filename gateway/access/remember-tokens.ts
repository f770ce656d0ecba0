import { hash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { ClientIdentity, VerifiedToken, VerifyToken } from './access-token.ts'

/** A token is verified again after so long, so that an issuer's withdrawn key stops working here within that time. */
const mostSeconds = 60
const mostTokens = 10_000
/** As much as verification itself forgives. */
const toleranceSeconds = 5

interface Remembered {
  readonly identity: ClientIdentity
  readonly untilSeconds: number
}

/**
 * Remembers tokens that were found good, by their digest: until they expire, and a minute at most. Refusals are not
 * remembered. What a client may do is not part of it: partner and forums are read from the directory for each request. Each
 * verifier has a memory of its own, so what was good for one set of issuers says nothing to another.
 */
export function rememberTokens(
  verify: (token: string) => Promise<VerifiedToken>,
  clock: () => Date,
): VerifyToken {
  const known = new LRUCache<string, Remembered>({ max: mostTokens })
  return (token) => {
    const digest = hash('sha256', token, 'base64')
    const nowSeconds = clock().getTime() / 1000
    const before = known.get(digest)
    if (before !== undefined && nowSeconds < before.untilSeconds) return before.identity
    return verify(token).then(({ identity, expires }) => {
      const untilSeconds = Math.min(expires + toleranceSeconds, nowSeconds + mostSeconds)
      known.set(digest, { identity, untilSeconds })
      return identity
    })
  }
}

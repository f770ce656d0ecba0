import { sharedFamilies, sharesAny, viewHash } from '../agreements/visibility.ts'
import type { Keeping } from '../agreements/keeping.ts'
import type { SubgraphContext } from './context.ts'

type AnswerContext = Pick<SubgraphContext, 'releases' | 'visibility' | 'keeping'>

/**
 * What a gateway needs to know of an answer: the newest release, what is shared with the partner, and a hash that is equal
 * for partners who may see the same; and how long the answer may be kept. To whom nothing is shared, it does not show whether there is a release.
 */
export function answerHeaders({
  releases,
  visibility,
  keeping,
}: AnswerContext): Readonly<Record<string, string>> {
  const newest = sharesAny(visibility) ? releases.newest : undefined
  return {
    'citx-release': newest?.id ?? 'none',
    ...(newest !== undefined && { 'citx-released-at': newest.manifest.publishedAt }),
    'citx-shared': sharedFamilies(visibility).join(','),
    'citx-view': viewHash(visibility),
    'cache-control': cacheControl(keeping()),
  }
}

/** In the terms of RFC 9111, and of RFC 5861 for the time in which the agency cannot be reached. */
function cacheControl({ maxAge, staleIfError }: Keeping): string {
  const stale = staleIfError > 0 ? `, stale-if-error=${staleIfError}` : ''
  return `private, max-age=${maxAge}${stale}`
}

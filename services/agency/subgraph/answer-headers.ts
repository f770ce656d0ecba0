import { sharedFamilies, sharesAny, viewHash } from '../agreements/visibility.ts'
import type { SubgraphContext } from './context.ts'

/**
 * What a gateway needs to know of an answer: the newest release, what is shared with the partner, and a hash that is equal
 * for partners who may see the same. To whom nothing is shared, it does not show whether there is a release.
 */
export function answerHeaders({
  releases,
  visibility,
}: Pick<SubgraphContext, 'releases' | 'visibility'>): Readonly<Record<string, string>> {
  const newest = sharesAny(visibility) ? releases.newest : undefined
  return {
    'citx-release': newest?.id ?? 'none',
    ...(newest !== undefined && { 'citx-released-at': newest.manifest.publishedAt }),
    'citx-shared': sharedFamilies(visibility).join(','),
    'citx-view': viewHash(visibility),
  }
}

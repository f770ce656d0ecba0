import { createHash } from 'node:crypto'
import { CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { sharesAny, viewHash } from '../agreements/visibility.ts'
import type { SubgraphContext } from './context.ts'

/**
 * The tag of everything that the answers to an asker rest on: the releases in force, what they may see of them, and the
 * contract and vocabulary they are told in. For those to whom nothing is shared it does not change when a release is made.
 */
export function stateTag({
  agency,
  releases,
  visibility,
  vocabulary,
}: Pick<SubgraphContext, 'agency' | 'releases' | 'visibility' | 'vocabulary'>): string {
  const seen = sharesAny(visibility)
    ? [releases.seq, releases.inForce.map(({ id }) => id)]
    : 'nothing'
  const state = [agency, CONTRACT_VERSION, vocabulary.version, viewHash(visibility), seen]
  return createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 32)
}

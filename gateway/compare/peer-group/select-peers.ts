import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { Members } from '../../access/members.ts'
import { wordOf } from '@citx/schema/sdl/enum-name.ts'
import type { PeerArgs } from './peer-args.ts'

/**
 * The agencies that a question across agencies goes to, by id; everyone unless it is narrowed. Fails with UNKNOWN_AGENCY or
 * NOT_FOUND (forum) for what the directory does not list, because an answer would leave it out in silence.
 */
export function selectPeers(
  members: Members,
  { agencies, forum, kinds }: PeerArgs,
): readonly string[] {
  const unknown = agencies?.find((id) => members.findAgency(id) === undefined)
  if (unknown !== undefined)
    throw new CitxError('UNKNOWN_AGENCY', `the directory lists no agency "${unknown.slice(0, 80)}"`)
  if (forum != null && !members.document.forums.some(({ id }) => id === forum))
    throw new CitxError('NOT_FOUND', `the directory lists no forum "${forum.slice(0, 80)}"`)
  return members.select({ ids: agencies, forum, kinds: kinds?.map(wordOf) }).map(({ id }) => id)
}

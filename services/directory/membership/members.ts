import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { AgencyDescription, DirectoryDocument } from '@citx/schema/directory/document.ts'

/** Who takes part, without the envelope that signs it. */
export type Members = Pick<
  DirectoryDocument,
  'agencies' | 'partners' | 'forums' | 'gateways' | 'distrusted'
>

/** Admits an agency, or takes in what changed about it. Fails with FORBIDDEN when another member holds its key or endpoint. */
export function withAgency(
  members: Members,
  description: AgencyDescription,
  { forums, now }: { readonly forums: readonly string[]; readonly now: Date },
): Members {
  refuseForeignKey(members, description)
  refuseForeignEndpoint(members, description)
  refuseUnknownForums(members, forums)
  const before = members.agencies.find(({ id }) => id === description.id)
  if (before !== undefined) refuseNewIdentity(before, description)
  const entry = {
    ...description,
    forums: [...new Set([...(before?.forums ?? []), ...forums])].toSorted(),
    joinedAt: before?.joinedAt ?? now.toISOString(),
  }
  const others = members.agencies.filter(({ id }) => id !== description.id)
  return { ...members, agencies: [...others, entry].toSorted(byId) }
}

/** Ends a membership. Fails with UNKNOWN_AGENCY. */
export function withoutAgency(members: Members, id: string): Members {
  const agencies = members.agencies.filter((agency) => agency.id !== id)
  if (agencies.length === members.agencies.length)
    throw new CitxError('UNKNOWN_AGENCY', `no agency called "${id}" has joined`)
  return { ...members, agencies }
}

function refuseForeignKey(members: Members, { id, keys }: AgencyDescription): void {
  const claimed = new Set(keys.map(({ kid }) => kid))
  const others = [...members.agencies.filter((agency) => agency.id !== id), ...members.gateways]
  const holder = others.find((other) => other.keys.some(({ kid }) => claimed.has(kid)))
  if (holder !== undefined)
    throw new CitxError('FORBIDDEN', `the key of "${id}" already belongs to "${holder.id}"`)
}

function refuseForeignEndpoint({ agencies }: Members, { id, endpoint }: AgencyDescription): void {
  const holder = agencies.find((agency) => agency.id !== id && agency.endpoint === endpoint)
  if (holder !== undefined)
    throw new CitxError('FORBIDDEN', `"${holder.id}" already serves at ${endpoint}`)
}

/** A member that returns must still hold a key it is known by, or its name could be taken over. */
function refuseNewIdentity(before: AgencyDescription, { id, keys }: AgencyDescription): void {
  const known = new Set(before.keys.map(({ kid }) => kid))
  if (!keys.some(({ kid }) => known.has(kid)))
    throw new CitxError(
      'FORBIDDEN',
      `"${id}" has joined with other keys; let it leave before it joins with new ones`,
    )
}

function refuseUnknownForums(members: Members, forums: readonly string[]): void {
  const unknown = forums.filter((forum) => !members.forums.some(({ id }) => id === forum))
  if (unknown.length > 0)
    throw new CitxError(
      'BAD_REQUEST',
      `there is no forum ${unknown.join(', ')}; known: ${members.forums.map(({ id }) => id).join(', ')}`,
    )
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}

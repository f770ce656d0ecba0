import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { get, type Fetching } from './get.ts'

const listing = z.array(
  z.object({
    id: z.string().regex(/^[0-9a-f]{64}$/),
    window: z.string().regex(/^[0-9A-Z-]{4,10}$/),
    seq: z.int().min(1),
  }),
)
export type ListedRelease = z.output<typeof listing>[number]

/** The releases that an agency, or a gateway for it, lists for the asker. Fails with AGENCY_BAD_RESPONSE, and NOT_VERIFIED when there are none. */
export async function listReleases(
  list: URL,
  fetching: Fetching,
): Promise<readonly ListedRelease[]> {
  const response = await get(list, fetching)
  const parsed = listing.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success)
    throw new CitxError('AGENCY_BAD_RESPONSE', `${list.href} does not list releases`)
  if (parsed.data.length === 0)
    throw new CitxError(
      'NOT_VERIFIED',
      `${list.href} lists no release of which you may see anything`,
    )
  return parsed.data
}

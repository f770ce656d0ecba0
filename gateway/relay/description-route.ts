import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { HttpRoutes } from '@citx/kit/http/routes.ts'
import type { Members } from '../access/members.ts'
import { fetchEvidence, type EvidenceLimits } from '../evidence/fetch-evidence.ts'

export interface DescriptionServices {
  readonly currentMembers: () => Members | undefined
  readonly limits: EvidenceLimits
}

const path = '/.well-known/citx-agency'
const query = z.object({ endpoint: z.url() })
const MAX_BYTES = 64 * 1024

/**
 * Passes on what an agency says of itself, signed, to a directory that is to list it at an address of this gateway. The agency
 * decides whether it is served there; anybody may read what it says.
 */
export function addDescriptionRoute(app: HttpRoutes, services: DescriptionServices): void {
  app.get(path, async (request, reply) => {
    const { data: asked } = query.safeParse(request.query)
    const id = asked && /^\/agencies\/([^/]+)\/graphql$/.exec(new URL(asked.endpoint).pathname)?.[1]
    const entry = id && services.currentMembers()?.findAgency(id)
    if (!entry) throw new CitxError('NOT_FOUND', 'no agency is served at this address')
    const url = new URL(path, entry.endpoint)
    url.searchParams.set('endpoint', asked.endpoint)
    const bytes = await fetchEvidence(
      { agency: entry.id, url, headers: {}, maxBytes: MAX_BYTES, holder: path },
      services.limits,
    )
    return reply.type('application/jose').send(await text(bytes))
  })
}

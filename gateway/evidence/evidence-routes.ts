import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { HttpRequest, HttpRoutes } from '@citx/kit/http/routes.ts'
import type { GrantIssuer } from '@citx/kit/token/grant.ts'
import type { AgencyEntry } from '@citx/schema/directory/document.ts'
import type { VerifyToken } from '../access/access-token.ts'
import type { Members } from '../access/members.ts'
import { identifyAsker } from '../relay/identify-asker.ts'
import type { DelegationRules } from '../relay/read-delegation.ts'
import { fetchEvidence, type EvidenceLimits } from './fetch-evidence.ts'

export interface EvidenceServices {
  /** The members now; undefined while the directory has not been read. */
  readonly currentMembers: () => Members | undefined
  readonly verify: VerifyToken
  /** For whom other gateways may ask. */
  readonly relay: DelegationRules
  readonly grants: GrantIssuer
  readonly limits: EvidenceLimits
}

/**
 * Passes what an agency signed on to a partner, so that they can verify answers without a grant of their own:
 * `GET /agencies/<agency>/releases` lists releases, `GET /agencies/<agency>/releases/<id>` gives one as a file, or an excerpt
 * by `measure` and `journey`. The agency decides what the partner sees; the gateway adds nothing, and what it changed would
 * not verify. Another gateway may fetch it for a partner of its own, as it asks agencies. Fails as `identifyCaller`, and with UNKNOWN_AGENCY and the codes of an agency that does not answer.
 */
export function addEvidenceRoutes(app: HttpRoutes, services: EvidenceServices): void {
  app.get('/agencies/:agency/releases', async (request, reply) => {
    const bytes = await pass(request, { path: '/releases', maxBytes: MAX_LIST_BYTES }, services)
    return reply.type('application/json').send(await readListing(bytes))
  })
  app.get('/agencies/:agency/releases/:release', async (request, reply) => {
    const { release } = parse(releaseParameters, request.params)
    const path = `/releases/${release}${searchOf(request.query)}`
    const bytes = await pass(request, { path, maxBytes: MAX_FILE_BYTES }, services)
    return reply.type('application/x-ndjson').send(bytes)
  })
}

const agencyParameters = z.object({ agency: z.string() })
const releaseParameters = z.object({ release: z.string().regex(/^[0-9a-f]{64}$/) })
const ids = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat())
const filter = z.strictObject({ measure: ids.default([]), journey: ids.default([]) })

function parse<T>(type: z.ZodType<T>, value: unknown): T {
  const parsed = type.safeParse(value)
  if (parsed.success) return parsed.data
  throw new CitxError(
    'BAD_REQUEST',
    'a release is named by its id, 64 hexadecimal digits; excerpts are chosen by measure and journey',
  )
}

function searchOf(query: unknown): string {
  const { measure, journey } = parse(filter, query)
  const search = new URLSearchParams([
    ...measure.map((id): [string, string] => ['measure', id]),
    ...journey.map((id): [string, string] => ['journey', id]),
  ])
  return search.size === 0 ? '' : `?${search.toString()}`
}

const MAX_LIST_BYTES = 1024 * 1024
/** Some 3,000,000 cells; they stream through. */
const MAX_FILE_BYTES = 1024 * 1024 * 1024

interface Passing {
  readonly path: string
  readonly maxBytes: number
}

async function pass(
  { id, headers, params }: HttpRequest,
  { path, maxBytes }: Passing,
  services: EvidenceServices,
): Promise<Readable> {
  const members = services.currentMembers()
  if (members === undefined)
    throw new CitxError('SERVICE_DOWN', 'the directory has not been read yet, or has expired')
  const { agency } = parse(agencyParameters, params)
  const caller = await identifyAsker(headers, agency, members, services)
  const { endpoint } = requireAgency(members, agency)
  const grant = await services.grants.grantFor({ agency, ...caller })
  const asked = { authorization: `Bearer ${grant}`, 'x-request-id': id }
  return fetchEvidence(
    { agency, url: addressOf(path, endpoint), headers: asked, maxBytes, holder: caller.partner },
    services.limits,
  )
}

/** Behind a regional gateway an agency has its paths under its own. */
function addressOf(path: string, endpoint: string): URL {
  const behind = /^\/agencies\/[^/]+(?=\/graphql$)/.exec(new URL(endpoint).pathname)?.[0] ?? ''
  return new URL(`${behind}${path}`, endpoint)
}

function requireAgency(members: Members, agency: string): AgencyEntry {
  const entry = members.findAgency(agency)
  if (entry !== undefined) return entry
  throw new CitxError('UNKNOWN_AGENCY', 'the directory lists no agency of the id asked for')
}

const listing = z.array(
  z.object({
    id: z.string().regex(/^[0-9a-f]{64}$/),
    window: z.string().max(20),
    seq: z.int().min(1),
    rows: z.int().min(0),
    whole: z.boolean(),
    damaged: z.boolean().optional(),
  }),
)

async function readListing(bytes: Readable): Promise<z.output<typeof listing>> {
  const parsed = listing.safeParse(parseJson(await text(bytes)))
  if (parsed.success) return parsed.data
  throw new CitxError('AGENCY_BAD_RESPONSE', 'the agency does not list releases')
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

import { writeFile } from 'node:fs/promises'
import { watchAgreements } from '@citx/agency/agreements/watch-agreements.ts'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { createSubgraph } from '@citx/agency/subgraph/create-subgraph.ts'
import { silentLogger } from '@citx/kit/log/logger.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createGrantIssuer } from '@citx/kit/token/grant.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import { z } from 'zod'
import { createRawApi } from './raw-api.ts'

export interface ApiAnswer {
  /** As it came, byte by byte. */
  readonly text: string
  /** Headers that do not name the single request. */
  readonly headers: string
  readonly data: unknown
  readonly failed: boolean
}

/** What an attacker has of an agency: a network address, and a partner's access. */
export interface Api extends AsyncDisposable {
  readonly agency: string
  /** Asks for fields of the agency. */
  readonly ask: (
    fields: string,
    variables?: Readonly<Record<string, unknown>>,
    declared?: string,
  ) => Promise<ApiAnswer>
  readonly get: (path: string) => Promise<string>
}

/** What is shared with the asking partner, in the words of an agency's agreements. */
export const EVERYTHING = `
- grantee: partner
  purposes: [benchmarking]
  families: [voice-of-citizen, voice-of-employee, behaviour, demand]
`

export const CITIZENS_ONLY = `
- grantee: partner
  purposes: [benchmarking]
  families: [voice-of-citizen]
`

/** The public subgraph of an agency, over HTTP, for a partner of a gateway with a real key. */
export async function openSubgraph(agency: OpenAgency, agreements = EVERYTHING): Promise<Api> {
  await using started = new AsyncDisposableStack()
  await writeFile(agency.home.agreements, agreements)
  const vocabulary = loadVocabulary()
  const watched = started.use(
    await watchAgreements({
      path: agency.home.agreements,
      timeZone: agency.profile.timeZone,
      vocabulary,
      log: silentLogger,
    }),
  )
  const key = await createSigningKey()
  const subgraph = started.use(
    await createSubgraph({
      agency: agency.id,
      readerUrl: agency.readerUrl,
      vocabulary,
      agreements: watched,
      gatewayKeys: () => new Map([['gateway', [key.publicKey]]]),
      releaseKeys: async () => [agency.keys.release.publicKey],
      describe: async () => 'described',
      log: silentLogger,
    }),
  )
  const issuer = createGrantIssuer({ gateway: 'gateway', key })
  const resources = started.move()
  return createApi({
    agency: agency.id,
    url: subgraph.url,
    grant: async () =>
      issuer.grantFor({ agency: agency.id, partner: 'partner', purpose: 'benchmarking' }),
    resources,
  })
}

/** The careless API over the same records. */
export async function openRawApi(agency: OpenAgency): Promise<Api> {
  await using started = new AsyncDisposableStack()
  const server = started.use(await createRawApi(agency))
  const resources = started.move()
  return createApi({ agency: agency.id, url: server.url, grant: async () => 'any', resources })
}

interface Access {
  readonly agency: string
  readonly url: string
  readonly grant: () => Promise<string>
  readonly resources: AsyncDisposable
}

const body = z.object({
  data: z.object({ agencies: z.array(z.unknown()) }).nullish(),
  errors: z.array(z.unknown()).optional(),
})

function createApi({ agency, url, grant, resources }: Access): Api {
  const send = async (path: string, content?: string) =>
    fetch(new URL(path, url), {
      method: content === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await grant()}` },
      ...(content !== undefined && { body: content }),
    })
  return {
    agency,
    async ask(fields, variables = {}, declared = '') {
      const query = `query ($id: ID!${declared}) { agencies(ids: [$id]) { ${fields} } }`
      const response = await send(
        '/graphql',
        JSON.stringify({ query, variables: { id: agency, ...variables } }),
      )
      const text = await response.text()
      const { data, errors } = body.parse(JSON.parse(text))
      const headers = [...response.headers]
        .filter(([name]) => name !== 'date' && name !== 'x-request-id')
        .map(([name, value]) => `${name}: ${value}`)
      return {
        text,
        headers: headers.join('\n'),
        data: data?.agencies[0],
        failed: errors !== undefined || response.status !== 200,
      }
    },
    get: async (path) => (await send(path)).text(),
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  }
}

import { writeFile } from 'node:fs/promises'
import { watchAgreements } from '@citx/agency/agreements/watch-agreements.ts'
import type { OpenAgency } from '@citx/agency/agency.ts'
import { createSubgraph } from '@citx/agency/subgraph/create-subgraph.ts'
import { silentLogger, type Logger } from '@citx/kit/log/logger.ts'
import { createSigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { createGrantIssuer, type GrantClaims } from '@citx/kit/token/grant.ts'
import type { PublicKey } from '@citx/schema/directory/document.ts'
import { vocabulary } from '../release/test-agency.ts'

const gatewayKey = await createSigningKey()
const strangerKey = await createSigningKey()

export interface Answer<T = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: { readonly data?: T; readonly errors?: readonly GraphqlError[] }
}

interface GraphqlError {
  readonly message: string
  readonly extensions: { readonly code: string }
}

export interface AskOptions {
  readonly partner?: string
  readonly forum?: string
  readonly purpose?: string
  readonly grant?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, unknown>>
}

export interface Serving extends AsyncDisposable {
  readonly url: string
  ask<T>(query: string, options?: AskOptions): Promise<Answer<T>>
  get(path: string, options?: AskOptions): Promise<Answer>
  grant(
    claims: Omit<GrantClaims, 'gateway' | 'agency'> & { readonly agency?: string },
  ): Promise<string>
  /** A grant that looks right but is signed by a key of no gateway. */
  forgedGrant(): Promise<string>
  /** The agency's fields, failing on any error. */
  agencyFields<T>(fields: string, options?: AskOptions): Promise<T>
  share(agreements: string): Promise<void>
  refresh(): Promise<void>
}

/** Shares all of an agency with partner `p`. */
export const EVERYTHING = `
- grantee: p1
  purposes: [benchmarking]
  families: [voice-of-citizen, voice-of-employee, behaviour, demand]
`

export interface ServeOptions {
  readonly agreements?: string
  readonly clock?: () => Date
  readonly log?: Logger
  readonly releaseKeys?: () => Promise<readonly PublicKey[]>
}

/** Serves a test agency over HTTP to a gateway with a real key. */
export async function serve(
  agency: OpenAgency,
  {
    agreements = EVERYTHING,
    clock = () => new Date(),
    log = silentLogger,
    releaseKeys = async () => [agency.keys.release.publicKey],
  }: ServeOptions = {},
): Promise<Serving> {
  await writeFile(agency.home.agreements, agreements)
  const { timeZone } = agency.profile
  const watched = await watchAgreements({
    path: agency.home.agreements,
    timeZone,
    vocabulary,
    log,
    intervalMs: 50,
  })
  const subgraph = await createSubgraph({
    agency: agency.id,
    readerUrl: agency.readerUrl,
    vocabulary,
    agreements: watched,
    gatewayKeys: () => new Map([['gw', [gatewayKey.publicKey]]]),
    releaseKeys,
    describe: async () => 'described',
    log,
    pollMs: 50,
    clock,
  })
  const issuer = createGrantIssuer({ gateway: 'gw', key: gatewayKey, clock })
  const grantOf = ({ partner = 'p1', forum, purpose = 'benchmarking' }: AskOptions) =>
    issuer.grantFor({ agency: agency.id, partner, purpose, ...(forum !== undefined && { forum }) })

  const send = async <T>(path: string, options: AskOptions, body?: object): Promise<Answer<T>> => {
    const grant = options.grant ?? (await grantOf(options))
    const response = await fetch(new URL(path, subgraph.url), {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        ...(grant !== '' && { authorization: `Bearer ${grant}` }),
        ...options.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const { status, headers } = response
    return {
      status,
      headers,
      text,
      body: text.startsWith('{') && !text.includes('\n{') ? JSON.parse(text) : {},
    }
  }

  const ask = <T>(query: string, options: AskOptions = {}) =>
    send<T>('/graphql', options, { query, variables: { id: agency.id, ...options.variables } })

  return {
    url: subgraph.url,
    ask,
    async agencyFields<T>(fields: string, options: AskOptions = {}): Promise<T> {
      const { body, text } = await ask<{ agencies: [T] }>(
        `query ($id: ID!) { agencies(ids: [$id]) { ${fields} } }`,
        options,
      )
      if (body.data === undefined || body.errors !== undefined) throw new Error(text)
      return body.data.agencies[0]
    },
    get: (path, options = {}) => send(path, options),
    grant: async ({ agency: to = agency.id, ...claims }) =>
      issuer.grantFor({ ...claims, agency: to }),
    forgedGrant: async () =>
      createGrantIssuer({ gateway: 'gw', key: strangerKey, clock }).grantFor({
        agency: agency.id,
        partner: 'p1',
        purpose: 'benchmarking',
      }),
    async share(text) {
      await writeFile(agency.home.agreements, text)
      await watched.refresh()
    },
    refresh: () => subgraph.refresh(),
    async [Symbol.asyncDispose]() {
      watched[Symbol.dispose]()
      await subgraph[Symbol.asyncDispose]()
    },
  }
}

import { createHash } from 'node:crypto'
import { createSigningKey, type SigningKey } from '@citx/kit/proof/ed25519-key.ts'
import { silentLogger, type Logger } from '@citx/kit/log/logger.ts'
import type { AgencyEntry, DirectoryDocument } from '@citx/schema/directory/document.ts'
import { gatewayConfig, type GatewayConfigInput } from '@citx/gateway/config.ts'
import { createGateway, type Gateway, type GatewayOptions } from '@citx/gateway/gateway.ts'
import { startCatalogue } from './start-catalogue.ts'
import { startDirectory, type TestDirectory } from './start-directory.ts'
import { audience, startIssuer, type Issuer } from './start-issuer.ts'
import {
  startFixedAgency,
  type FixedAgency,
  type FixedAgencyOptions,
} from './start-fixed-agency.ts'

export interface Member {
  readonly id: string
  readonly url: string
  readonly entry?: Partial<AgencyEntry>
}

export interface AnswerError {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: { readonly code?: string }
}

export interface Answer {
  readonly status: number
  readonly data: unknown
  readonly errors: readonly AnswerError[]
  readonly participation: readonly Readonly<Record<string, unknown>>[]
  readonly text: string
}

export interface Asking {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly client?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface ExchangeOptions {
  readonly config?: Partial<GatewayConfigInput>
  readonly log?: Logger
  readonly catalogueUrl?: string
  /** Other gateways that its directory lists. */
  readonly gateways?: DirectoryDocument['gateways']
  /** How operations are compiled, where a test wants to know. */
  readonly compile?: GatewayOptions['compile']
}

/** A gateway with a directory, a catalogue and an identity provider, all real and in this process. */
export interface Exchange extends AsyncDisposable {
  readonly gateway: Gateway
  readonly gatewayKey: SigningKey
  readonly directory: TestDirectory
  readonly issuer: Issuer
  readonly startAgency: (options: Omit<FixedAgencyOptions, 'gatewayKey'>) => Promise<FixedAgency>
  /** Publishes a directory with these agencies. */
  readonly admit: (...members: readonly Member[]) => Promise<void>
  readonly ask: (query: string, asking?: Asking) => Promise<Answer>
}

export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const stack = new AsyncDisposableStack()
  const gatewayKey = await createSigningKey()
  const issuer = stack.use(await startIssuer())
  const directory = stack.use(await startDirectory())
  const catalogue = stack.use(await startCatalogue())
  const config = gatewayConfig.parse({
    id: 'gateway',
    port: 0,
    catalogueUrl: options.catalogueUrl ?? catalogue.url,
    audience,
    issuers: [{ issuer: issuer.url, jwksUrl: issuer.url }],
    ...options.config,
    agencies: { allowPrivateAddresses: true, ...options.config?.agencies },
  })
  const gateway = stack.use(
    await createGateway({
      config,
      key: gatewayKey,
      directory: directory.watch,
      log: options.log ?? silentLogger,
      ...(options.compile !== undefined && { compile: options.compile }),
    }),
  )
  const partner = (id: string, forums: string[] = []) => ({
    id,
    name: id,
    issuer: issuer.url,
    clientIds: [`${id}-client`],
    forums,
  })
  return {
    gateway,
    gatewayKey,
    directory,
    issuer,
    startAgency: async (agency) =>
      stack.use(await startFixedAgency({ ...agency, gatewayKey: gatewayKey.publicKey })),
    admit: (...members) =>
      directory.publish({
        agencies: members.map(entryOf),
        partners: [partner('university', ['forum-one']), partner('ministry')],
        forums: [{ id: 'forum-one', name: 'Forum one' }],
        gateways: options.gateways ?? [],
      }),
    async ask(query, { variables, client = 'university-client', headers, signal } = {}) {
      const response = await fetch(gateway.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await issuer.tokenFor(client)}`,
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
        ...(signal !== undefined && { signal }),
      })
      return readAnswer(response.status, await response.text())
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

function entryOf({ id, url, entry }: Member): AgencyEntry {
  return {
    id,
    name: `Agency ${id}`,
    kind: 'municipality',
    country: 'DK',
    sizeBand: 'medium',
    endpoint: url,
    contract: '1.0',
    forums: ['forum-one'],
    joinedAt: '2026-01-01T00:00:00.000Z',
    ...entry,
    keys: entry?.keys ?? [keyOf(id)],
  }
}

/** A key of the agency's own; nothing is verified with it. */
function keyOf(id: string): AgencyEntry['keys'][number] {
  const kid = createHash('sha256').update(id).digest('base64url')
  return { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid }
}

function readAnswer(status: number, text: string): Answer {
  const body: Partial<{
    data: unknown
    errors: AnswerError[]
    extensions: { participation?: Record<string, unknown>[] }
  }> = JSON.parse(text)
  return {
    status,
    data: body.data,
    errors: body.errors ?? [],
    participation: body.extensions?.participation ?? [],
    text,
  }
}

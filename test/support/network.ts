import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { z } from 'zod'
import { silentLogger, type Logger } from '@citx/kit/log/logger.ts'
import { startPostgres } from '@citx/kit/postgres/start-postgres.ts'
import { sampleAgencies } from '@citx/sample/agencies/index.ts'
import { SAMPLE_MONTHS } from '@citx/sample/generate/story.ts'
import { CLIENT_IDS, type ClientId } from '@citx/sample/network/members.ts'
import { startSampleNetwork, type SampleNetwork } from '@citx/sample/network/network.ts'

export interface TestNetworkOptions {
  /** Ids of sample agencies; all six when left out. */
  readonly agencies?: readonly string[]
  /** Months to make and release, such as `2026-10`; the last one when left out. More take longer. */
  readonly months?: readonly string[]
  readonly log?: Logger
}

export interface TestNetwork extends SampleNetwork {
  readonly dataDir: string
  /** Asks the gateway. */
  ask(query: string, options?: AskOptions): Promise<NetworkAnswer>
}

/** A network that others use too: whoever has it asks, and changes nothing. */
export type SharedNetwork = Pick<TestNetwork, 'gatewayUrl' | 'tokenFor' | 'ask'>

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly as?: ClientId
  readonly headers?: Readonly<Record<string, string>>
}

const networkAnswer = z.object({
  data: z.any().optional(),
  errors: z
    .array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) }))
    .optional(),
  extensions: z.record(z.string(), z.any()).optional(),
})
export type NetworkAnswer = z.infer<typeof networkAnswer> & { readonly status: number }

/**
 * The whole exchange in this process, on free ports, over real stores: issuer, catalogue, directory, agencies with their
 * releases, gateway. Disposing of it stops everything and takes its data away.
 */
export async function createTestNetwork(options: TestNetworkOptions = {}): Promise<TestNetwork> {
  const { months = SAMPLE_MONTHS.slice(-1), log = silentLogger } = options
  const ids = options.agencies ?? sampleAgencies.map(({ profile }) => profile.id)
  await using started = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(tmpdir(), 'citx-network-'))
  await chmod(dataDir, 0o711)
  started.defer(() => rm(dataDir, { recursive: true, force: true }))
  const postgres = started.use(
    await startPostgres({ dataDir: join(dataDir, 'postgres'), durable: false, log }),
  )
  const network = started.use(
    await startSampleNetwork({
      dataDir,
      postgres,
      log,
      months,
      agencies: sampleAgencies.filter(({ profile }) => ids.includes(profile.id)),
    }),
  )
  const running = started.move()
  return {
    ...network,
    dataDir,
    ask: (query, how) => ask(network, query, how),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

const sharedAnswer = z.union([
  z.object({ gatewayUrl: z.url(), tokens: z.record(z.enum(CLIENT_IDS), z.string()) }),
  z.object({ problem: z.string() }),
])

/** The six sample agencies with the months of their stories, started once for the whole run. The first who asks waits for it. */
export async function sharedNetwork(): Promise<SharedNetwork> {
  const answer = sharedAnswer.parse(JSON.parse(await text(connect(inject('networkBroker')))))
  if ('problem' in answer) throw new Error(`no sample network for the tests: ${answer.problem}`)
  const network = {
    gatewayUrl: answer.gatewayUrl,
    tokenFor: async (client: ClientId) => answer.tokens[client],
  }
  return { ...network, ask: (query, how) => ask(network, query, how) }
}

async function ask(
  network: Pick<SampleNetwork, 'gatewayUrl' | 'tokenFor'>,
  query: string,
  { variables = {}, as = 'analyst', headers = {} }: AskOptions = {},
): Promise<NetworkAnswer> {
  const response = await fetch(network.gatewayUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await network.tokenFor(as)}`,
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...networkAnswer.parse(await response.json()) }
}

import { join } from 'node:path'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'
import { serveAgency } from '@citx/agency/serve-agency.ts'
import { createCatalogue } from '@citx/catalogue/catalogue.ts'
import { createDirectory, type Directory } from '@citx/directory/directory.ts'
import type { DirectoryTables } from '@citx/directory/membership/migrations.ts'
import { gatewayConfig } from '@citx/gateway/config.ts'
import { createGateway } from '@citx/gateway/gateway.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { watchDirectory } from '@citx/kit/directory/watch-directory.ts'
import type { RunningServer } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { publicKeyOf } from '@citx/kit/proof/ed25519-key.ts'
import { sampleAgencies } from '../agencies/index.ts'
import { SAMPLE_MONTHS, type SampleAgency } from '../generate/story.ts'
import { startIssuer, type Issuer } from '../issuer/issuer.ts'
import { writeAgencySettings } from './agency-settings.ts'
import { joinAgency } from './join-agency.ts'
import { FORUM, sampleMembers, type ClientId } from './members.ts'
import { portsFrom, type Ports } from './ports.ts'
import { prepareAgency, stepsOf } from './prepare-agency.ts'
import { openSecrets, type NetworkSecrets } from './secrets.ts'

export interface SampleNetworkOptions {
  readonly dataDir: string
  readonly postgres: PostgresServer
  readonly log: Logger
  /** The first of the ports to use; 0 takes free ones. */
  readonly firstPort?: number
  readonly agencies?: readonly SampleAgency[]
  readonly months?: readonly string[]
  readonly onProgress?: (done: number, total: number, what: string) => void
  /** Ends the preparation of the agencies; what was prepared is found again at the next start. */
  readonly signal?: AbortSignal
}

export interface SampleNetwork extends AsyncDisposable {
  readonly gatewayUrl: string
  readonly directory: Directory
  readonly agencies: ReadonlyMap<string, ServedAgency>
  readonly secrets: NetworkSecrets
  tokenFor(client: ClientId): Promise<string>
}

/** One agency of the network, open and serving. */
export interface ServedAgency {
  readonly agency: OpenAgency
  readonly server: RunningServer
}

/** The audience of access tokens for the sample gateway. */
const AUDIENCE = 'https://gateway.citx.example'
const GATEWAY_ID = 'sample-gateway'
export const TOKEN_SECONDS = 3600

/**
 * Starts everything in one process: issuer, catalogue, directory, agencies with their releases, and the gateway; each behind
 * its own HTTP endpoint, each agency with its own database.
 */
export async function startSampleNetwork(options: SampleNetworkOptions): Promise<SampleNetwork> {
  const { dataDir, log, firstPort = 0, agencies: samples = sampleAgencies } = options
  const ports = portsFrom(firstPort)
  await using started = new AsyncDisposableStack()
  const secrets = await openSecrets(join(dataDir, 'sample'))
  const issuer = started.use(
    await startIssuer({
      clients: secrets.clients,
      audience: AUDIENCE,
      keys: secrets.issuerKeys,
      port: ports.issuer,
      lifetimeSeconds: TOKEN_SECONDS,
    }),
  )
  const catalogue = started.use(await createCatalogue({ log, port: ports.catalogue }))
  const directory = await startDirectory(options, { secrets, issuer, ports, started })
  const agencies = await startAgencies(options, samples, { secrets, directory, ports, started })
  const watch = started.use(
    await watchDirectory({
      url: directory.documentUrl,
      keys: [publicKeyOf(secrets.directoryKey)],
      intervalMs: 1000,
      log,
    }),
  )
  const gateway = started.use(
    await createGateway({
      config: gatewayConfig.parse({
        id: GATEWAY_ID,
        port: ports.gateway,
        catalogueUrl: catalogue.url,
        audience: AUDIENCE,
        issuers: [{ issuer: issuer.issuer, jwksUrl: issuer.jwksUrl }],
        agencies: { allowPrivateAddresses: true },
      }),
      key: secrets.gatewayKey,
      directory: watch,
      log,
    }),
  )
  const running = started.move()
  return {
    gatewayUrl: gateway.url,
    directory,
    agencies,
    secrets,
    tokenFor: (client) => issuer.tokenFor(client),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

interface Starting {
  readonly secrets: NetworkSecrets
  readonly ports: Ports
  readonly started: AsyncDisposableStack
}

async function startDirectory(
  { postgres, log }: SampleNetworkOptions,
  { secrets, ports, started, issuer }: Starting & { readonly issuer: Issuer },
): Promise<Directory> {
  await postgres.createDatabase('citx_directory')
  const db = openDatabase<DirectoryTables>(postgres.urlFor('citx_directory'), {
    applicationName: 'citx-directory',
    poolSize: 2,
    log,
  })
  started.defer(() => db.destroy())
  const directory = started.use(
    await createDirectory({
      db,
      key: secrets.directoryKey,
      administratorToken: secrets.administratorToken,
      allowPrivateAddresses: true,
      port: ports.directory,
      log,
    }),
  )
  await directory.configure({
    ...sampleMembers(issuer.issuer),
    gateways: [{ id: GATEWAY_ID, keys: [publicKeyOf(secrets.gatewayKey)] }],
  })
  return directory
}

async function startAgencies(
  options: SampleNetworkOptions,
  samples: readonly SampleAgency[],
  { directory, started, ports, secrets }: Starting & { readonly directory: Directory },
): Promise<ReadonlyMap<string, ServedAgency>> {
  const { dataDir, postgres, log, months = SAMPLE_MONTHS, onProgress } = options
  const total = samples.length * stepsOf(months)
  let done = 0
  const failing = new AbortController()
  const signal = AbortSignal.any([failing.signal, ...(options.signal ? [options.signal] : [])])
  const start = async (sample: SampleAgency, index: number) => {
    const { id } = sample.profile
    await writeAgencySettings(sample, dataDir, {
      url: directory.documentUrl,
      key: publicKeyOf(secrets.directoryKey),
    })
    const agency = started.use(await openAgency({ dataDir, agency: id, postgres, log }))
    await prepareAgency({
      agency,
      sample,
      months,
      exportsDir: join(dataDir, 'sample', 'exports'),
      signal,
      onStep: (what) => onProgress?.(++done, total, what),
    })
    const server = started.use(await serveAgency({ agency, port: ports.agency(index), log }))
    await joinAgency(directory.url, server.url, {
      administratorToken: secrets.administratorToken,
      forums: [FORUM],
    })
    return [id, { agency, server }] as const
  }
  const starting = samples.map((sample, index) =>
    start(sample, index).catch((error: unknown) => {
      failing.abort(error)
      throw error
    }),
  )
  // All have come to an end before anything is stopped, or one could go on with what is gone.
  await Promise.allSettled(starting)
  return new Map(await Promise.all(starting))
}

import { join } from 'node:path'
import { watchDirectory, type DirectoryWatch } from '@citx/kit/directory/watch-directory.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import type { RunningServer } from '@citx/kit/http/serve-graphql.ts'
import type { Logger } from '@citx/kit/log/logger.ts'
import { signDocument } from '@citx/kit/proof/signed-document.ts'
import type { GatewayKeys } from '@citx/kit/token/grant.ts'
import { AGENCY_DESCRIPTION_TYPE, type AgencyDescription } from '@citx/schema/directory/document.ts'
import { CONTRACT_VERSION } from '@citx/schema/sdl/read-sdl.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'
import type { OpenAgency } from './agency.ts'
import { watchAgreements } from './agreements/watch-agreements.ts'
import { openKeys, type AgencyKeys } from './home/agency-keys.ts'
import type { AgencyProfile } from './home/agency-settings.ts'
import { createSubgraph } from './subgraph/create-subgraph.ts'

export interface ServeAgencyOptions {
  readonly agency: Pick<OpenAgency, 'profile' | 'home' | 'readerUrl'>
  readonly log: Logger
  readonly host?: string
  readonly port?: number
  readonly clock?: () => Date
}

/**
 * Serves an open agency: its releases, under its agreements, to the gateways that its directory lists. Fails with BAD_CONFIG
 * when its settings name no directory.
 */
export async function serveAgency(options: ServeAgencyOptions): Promise<RunningServer> {
  const { agency, log, clock } = options
  const { profile, home } = agency
  const vocabulary = loadVocabulary()
  await using started = new AsyncDisposableStack()
  const directory = started.use(await watchOwnDirectory(options))
  const agreements = started.use(
    await watchAgreements({ path: home.agreements, timeZone: profile.timeZone, vocabulary, log }),
  )
  const server: RunningServer = started.use(
    await createSubgraph({
      agency: profile.id,
      readerUrl: agency.readerUrl,
      vocabulary,
      agreements,
      gatewayKeys: () => gatewayKeysIn(directory),
      releaseKeys: async () => (await openKeys(home.keys)).releaseKeys,
      // The keys are read again each time, so that a rotation needs no restart.
      describe: async (asked) => {
        const keys = await openKeys(home.keys)
        const isServedThere = asked !== undefined && profile.alsoAt?.includes(asked) === true
        const endpoint = isServedThere ? asked : (profile.endpoint ?? server.url)
        const description = describeAgency(profile, keys, endpoint)
        return signDocument(description, keys.release, { typ: AGENCY_DESCRIPTION_TYPE })
      },
      log,
      ...(options.host !== undefined && { host: options.host }),
      ...(options.port !== undefined && { port: options.port }),
      ...(clock !== undefined && { clock }),
    }),
  )
  const running = started.move()
  return {
    url: server.url,
    port: server.port,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function watchOwnDirectory({ agency, log, clock }: ServeAgencyOptions): Promise<DirectoryWatch> {
  const { directory } = agency.profile
  if (directory === undefined)
    throw new CitxError(
      'BAD_CONFIG',
      `${agency.home.settings} names no directory; add "directory:" with its url and keys, so that the agency knows which gateways to trust`,
    )
  const memory = join(agency.home.folder, 'directory-seen.json')
  return watchDirectory({ ...directory, log, memory, ...(clock !== undefined && { clock }) })
}

/** Without a valid directory document no gateway is trusted. */
function gatewayKeysIn(directory: DirectoryWatch): GatewayKeys {
  return new Map(directory.current()?.gateways.map(({ id, keys }) => [id, keys]))
}

function describeAgency(
  profile: AgencyProfile,
  { releaseKeys }: AgencyKeys,
  endpoint: string,
): AgencyDescription {
  const { id, name, kind, country, sizeBand, residents } = profile
  return {
    id,
    name,
    kind,
    country,
    sizeBand,
    ...(residents !== undefined && { residents }),
    endpoint,
    contract: CONTRACT_VERSION,
    keys: [...releaseKeys],
  }
}

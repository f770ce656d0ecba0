import type { Kysely } from 'kysely'
import type { Secret } from '@citx/kit/config/secret.ts'
import { migrate } from '@citx/kit/database/migrate.ts'
import { openDatabase } from '@citx/kit/database/open-database.ts'
import { CitxError } from '@citx/kit/errors/citx-error.ts'
import { silentLogger, type Logger } from '@citx/kit/log/logger.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { findPostgres } from '@citx/kit/postgres/find-postgres.ts'
import { agencyHome, prepareHome, type AgencyHome } from './home/agency-home.ts'
import { databaseOf, parseAgencyId, type AgencyId } from './home/agency-id.ts'
import { openKeys, type AgencyKeys } from './home/agency-keys.ts'
import {
  assumedSettings,
  readAgencySettings,
  writeNewSettings,
  type AgencyProfile,
  type AgencySettingsInput,
} from './home/agency-settings.ts'
import { migrations as recordMigrations } from './records/migrations.ts'
import { releaseMigrations } from './release/store/migrations.ts'
import { createReaderRole, readerRoleOf } from './release/store/reader-role.ts'

export interface OpenAgencyOptions {
  readonly dataDir: string
  readonly agency: string
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly log?: Logger
  /** A server that is already at hand; otherwise the one of DATABASE_URL, or the embedded one of the data folder. */
  readonly postgres?: Pick<PostgresServer, 'createDatabase' | 'urlFor'>
  /** What a new agency's settings file says beside its id. */
  readonly newSettings?: Partial<Omit<AgencySettingsInput, 'id'>>
}

/** An agency at home: its settings, keys and database. */
export interface OpenAgency extends AsyncDisposable {
  readonly id: AgencyId
  readonly profile: AgencyProfile
  readonly home: AgencyHome
  readonly keys: AgencyKeys
  /** As the owner of records and releases: for ingest and release, never for serving. */
  readonly owner: Kysely<unknown>
  readonly databaseUrl: Secret<string>
  /** As the role that sees releases only: for the subgraph. */
  readonly readerUrl: Secret<string>
}

/**
 * Opens an agency, making its folder, keys, database and reader role when they are missing and bringing the database up to
 * date. Fails with BAD_USAGE on an impossible id, BAD_CONFIG with every problem of its settings, INSECURE_KEY_FILE,
 * DATABASE_NEWER, and as `findPostgres`.
 */
export async function openAgency(options: OpenAgencyOptions): Promise<OpenAgency> {
  const { dataDir, log = silentLogger } = options
  const id = parseAgencyId(options.agency)
  const home = agencyHome(dataDir, id)
  const profile = await openHome(home, id, options)
  const keys = await openKeys(home.keys)

  await using opened = new AsyncDisposableStack()
  const postgres = options.postgres ?? opened.use(await findPostgres(options))
  const database = databaseOf(id)
  await postgres.createDatabase(database)
  const databaseUrl = postgres.urlFor(database)
  const owner = openDatabase<unknown>(databaseUrl, { applicationName: `citx-${id}`, log })
  opened.defer(() => owner.destroy())
  await migrate(owner, recordMigrations, { owner: 'records' })
  await migrate(owner, releaseMigrations, { owner: 'release' })
  await createReaderRole(owner, database, keys.readerPassword)

  const user = readerRoleOf(database)
  const readerUrl = postgres.urlFor(database, { user, password: keys.readerPassword })
  const resources = opened.move()
  return {
    id,
    profile,
    home,
    keys,
    owner,
    databaseUrl,
    readerUrl,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  }
}

async function openHome(
  home: AgencyHome,
  id: AgencyId,
  { newSettings = {} }: OpenAgencyOptions,
): Promise<AgencyProfile> {
  await prepareHome(home, writeNewSettings({ ...assumedSettings(id), ...newSettings }))
  const profile = await readAgencySettings(home.settings)
  if (profile.id !== id)
    throw new CitxError(
      'BAD_CONFIG',
      `${home.settings} is of agency ${profile.id}, but lies in the folder of ${id}`,
    )
  return profile
}

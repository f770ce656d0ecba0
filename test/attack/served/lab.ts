import { createHash } from 'node:crypto'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAgency, type OpenAgency } from '@citx/agency/agency.ts'
import { ingestInto } from '@citx/agency/ingest/ingest-into.ts'
import type { IngestSummary } from '@citx/agency/ingest/summary.ts'
import { publishRelease, type PublishedRelease } from '@citx/agency/release/publish-release.ts'
import { Secret } from '@citx/kit/config/secret.ts'
import type { PostgresServer } from '@citx/kit/postgres/postgres-server.ts'
import { resolvePostgres } from '@citx/kit/postgres/resolve-postgres.ts'
import { sql } from 'kysely'
import { parseWindow } from '@citx/schema/cube/window.ts'
import type { Family } from '@citx/schema/vocabulary/family.ts'
import { loadVocabulary } from '@citx/schema/vocabulary/load-vocabulary.ts'

/** A server on which the suite may make databases. */
export type LabServer = Pick<PostgresServer, 'createDatabase' | 'dropDatabase' | 'urlFor'>

/** A record as attacks write it. */
export interface LabRecord {
  readonly subject: string
  /** The subject's name when left out. */
  readonly record?: string
  readonly family?: Family
  readonly journey?: string
  readonly channel?: string
  readonly stage?: string
  readonly answers: readonly string[]
  /** The window of the lab when left out. */
  readonly month?: string
}

/** The window that attacked agencies publish. */
export const WINDOW = '2026-03'
const NOW = new Date('2026-06-15T12:00:00.000Z')

/** An agency with records of its own, on a real database. */
export interface LabAgency extends AsyncDisposable {
  readonly agency: OpenAgency
  readonly add: (records: readonly LabRecord[], source?: string) => Promise<void>
  /** Ingests a file under a mapping, as an operator would. */
  readonly ingest: (mapping: string, file: string) => Promise<IngestSummary>
  readonly publish: (options?: {
    readonly supersede?: boolean
    readonly window?: string
  }) => Promise<PublishedRelease>
}

let founded = 0

/** Founds an agency; disposing of it drops its database and folder. */
export async function foundAgency(server: LabServer): Promise<LabAgency> {
  const dataDir = await mkdtemp(join(tmpdir(), 'citx-attack-agency-'))
  founded += 1
  const id = `attacked-${process.pid}-${founded}`
  const agency = await openAgency({ agency: id, dataDir, postgres: server })
  return {
    agency,
    add: (records, source = 'survey') => addRecords(agency, records, source),
    ingest: (mapping, file) => ingestText(agency, dataDir, { mapping, file }),
    publish: ({ supersede = false, window = WINDOW } = {}) =>
      publishRelease({
        db: agency.owner,
        agency: agency.profile,
        window: parseWindow(window),
        vocabulary: loadVocabulary(),
        protection: agency.profile.protection,
        masterKey: agency.keys.noise,
        signingKey: agency.keys.release,
        now: NOW,
        supersede,
      }),
    async [Symbol.asyncDispose]() {
      await agency[Symbol.asyncDispose]()
      await server.dropDatabase(`citx_${agency.id.replaceAll('-', '_')}`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The server of DATABASE_URL, or an embedded one that goes with its temporary folder. */
export async function startLabServer(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'citx-attack-'))
  // As root the server runs as another user, who must get through to its data.
  await chmod(folder, 0o711)
  const url = process.env['DATABASE_URL']
  const server = await resolvePostgres({
    dataDir: join(folder, 'postgres'),
    durable: false,
    ...(url !== undefined && url !== '' && { databaseUrl: new Secret(url) }),
  })
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Puts records where ingest puts them. */
async function addRecords(
  { owner }: OpenAgency,
  records: readonly LabRecord[],
  source: string,
): Promise<void> {
  const rows = records.map(
    ({ subject, record = subject, family = 'voice-of-citizen', month = WINDOW, ...rest }) => ({
      ...rest,
      month: `${month}-01`,
      family,
      record: Buffer.from(identify(record)).toString('hex'),
      subject: Buffer.from(identify(subject)).toString('hex'),
    }),
  )
  for (const month of new Set(rows.map((row) => row.month)))
    await sql`select records.ensure_month(${month}::date)`.execute(owner)
  await sql`
    insert into records.record
      (source, record_id, family, month, months, at, subject, journey, channel, stage, answers, row_hash)
    select ${source}, decode(record, 'hex'), family, month, 1, month + 9,
      decode(subject, 'hex'), journey, channel, stage,
      array(select jsonb_array_elements_text(answers) order by 1), decode(record, 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (record text, family text, month date, subject text, journey text, channel text, stage text, answers jsonb)
  `.execute(owner)
}

async function ingestText(
  agency: OpenAgency,
  folder: string,
  texts: { readonly mapping: string; readonly file: string },
): Promise<IngestSummary> {
  const [mapping, file] = [join(folder, 'mapping.yaml'), join(folder, 'export.csv')]
  await Promise.all([writeFile(mapping, texts.mapping), writeFile(file, texts.file)])
  return ingestInto(agency, { mapping, file })
}

/** The 16 bytes that a record or a subject is known by. */
export function identify(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 16)
}

/** So many people who all gave the same answers at the same place. */
export function people(
  count: number,
  name: string,
  record: Omit<LabRecord, 'subject'>,
): readonly LabRecord[] {
  return Array.from({ length: count }, (_, index) => ({ subject: `${name}-${index}`, ...record }))
}
